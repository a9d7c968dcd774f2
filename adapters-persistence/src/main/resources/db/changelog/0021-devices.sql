--liquibase formatted sql

--changeset mecene:users-session-places
ALTER TABLE sessions ADD COLUMN place text;
CREATE INDEX sessions_newest ON sessions (user_id, created_at DESC, id DESC);
DROP INDEX sessions_of_user;

--changeset mecene:users-known-devices
CREATE TABLE known_devices (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  device text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, device)
);
