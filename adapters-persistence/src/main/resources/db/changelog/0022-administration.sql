--liquibase formatted sql

--changeset mecene:users-bans
CREATE TABLE bans (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  reason text NOT NULL,
  banned_by uuid NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz
);
CREATE INDEX bans_end ON bans (until) WHERE until IS NOT NULL;

--changeset mecene:users-lists
CREATE INDEX users_newest ON users (created_at DESC, id DESC);
CREATE INDEX users_administrators ON users (id) WHERE 'admin' = ANY (roles);
CREATE INDEX users_shut_out ON users (id) WHERE status <> 'active';
CREATE INDEX audit_log_of_actor ON audit_log (actor_id, at DESC, id DESC);
CREATE INDEX audit_log_of_subject ON audit_log (subject_id, at DESC, id DESC);
