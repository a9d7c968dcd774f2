--liquibase formatted sql

--changeset mecene:erasures-replayed
-- Who was erased before this database was restored from a backup: nothing holds their erasure back a second time. Ids only.
CREATE TABLE replayed_erasures (
  user_id uuid PRIMARY KEY,
  replayed_at timestamptz NOT NULL
);
