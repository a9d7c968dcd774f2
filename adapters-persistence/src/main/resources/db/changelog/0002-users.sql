--liquibase formatted sql

--changeset mecene:users-users
CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL CONSTRAINT users_email UNIQUE,
  password_hash text NOT NULL,
  handle text NOT NULL CONSTRAINT users_handle UNIQUE,
  display_name text NOT NULL,
  bio text,
  avatar_media_id uuid,
  language text NOT NULL,
  country text,
  roles text[] NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX users_avatar ON users (avatar_media_id) WHERE avatar_media_id IS NOT NULL;

--changeset mecene:users-sign-ups
CREATE TABLE sign_ups (
  email text PRIMARY KEY,
  token_hash text NOT NULL CONSTRAINT sign_ups_token UNIQUE,
  password_hash text NOT NULL,
  display_name text NOT NULL,
  handle text,
  language text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_ups_oldest ON sign_ups (expires_at);

--changeset mecene:users-sessions
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  current_token text NOT NULL,
  previous_token text,
  rotated_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  device text
);
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_oldest ON sessions (expires_at);

--changeset mecene:users-standing-changes
-- What other nodes must forget: sessions that ended, people whose roles or status changed. Written by triggers, so that no
-- way of changing them can be forgotten.
CREATE TABLE standing_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  session_id uuid,
  user_id uuid
);
CREATE INDEX standing_changes_newest ON standing_changes (at);

--changeset mecene:users-standing-triggers splitStatements:false
CREATE FUNCTION note_ended_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_changes (session_id) VALUES (OLD.id);
  RETURN NULL;
END;
$$;
CREATE TRIGGER sessions_ended AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION note_ended_session();
CREATE FUNCTION note_changed_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing_changes (user_id) VALUES (OLD.id);
  RETURN NULL;
END;
$$;
CREATE TRIGGER users_changed AFTER UPDATE OF roles, status ON users FOR EACH ROW
  WHEN (OLD.roles IS DISTINCT FROM NEW.roles OR OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION note_changed_user();

--changeset mecene:users-creator-applications
CREATE TABLE creator_applications (
  id uuid PRIMARY KEY,
  applicant_id uuid NOT NULL REFERENCES users,
  motivation text NOT NULL,
  links text[] NOT NULL,
  status text NOT NULL,
  reason text,
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid
);
CREATE UNIQUE INDEX creator_applications_one_pending ON creator_applications (applicant_id) WHERE status = 'pending';
CREATE INDEX creator_applications_of_applicant ON creator_applications (applicant_id, created_at DESC, id DESC);
CREATE INDEX creator_applications_oldest ON creator_applications (status, created_at, id);
