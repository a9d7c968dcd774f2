--liquibase formatted sql

--changeset mecene:users-mailed-links
CREATE TABLE mailed_links (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  purpose text NOT NULL,
  token_hash text NOT NULL CONSTRAINT mailed_links_token UNIQUE,
  email text NOT NULL,
  password_fingerprint text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, purpose)
);
CREATE INDEX mailed_links_oldest ON mailed_links (expires_at);
