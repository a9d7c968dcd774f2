--liquibase formatted sql

--changeset mecene:media-media
CREATE TABLE media (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES users,
  kind text NOT NULL,
  content_type text NOT NULL,
  file_name text NOT NULL,
  size_bytes bigint NOT NULL,
  width integer,
  height integer,
  duration_seconds integer,
  status text NOT NULL,
  variants text[] NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX media_of_owner ON media (owner_id, created_at DESC, id DESC);
ALTER TABLE users ADD CONSTRAINT users_avatar_media FOREIGN KEY (avatar_media_id) REFERENCES media;
