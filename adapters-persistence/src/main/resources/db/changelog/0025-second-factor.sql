--liquibase formatted sql

--changeset mecene:second-factor-session-proofs
CREATE TABLE session_proofs (
  session_id uuid PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  at timestamptz NOT NULL,
  methods text[] NOT NULL
);

--changeset mecene:second-factor-second-factors
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  sealed_secret text NOT NULL,
  confirmed_at timestamptz,
  last_step bigint NOT NULL,
  recovery_codes text[] NOT NULL,
  failures integer NOT NULL,
  blocked_until timestamptz
);

--changeset mecene:second-factor-of-administrators
ALTER TABLE settings ADD COLUMN administrators_need_second_factor boolean NOT NULL DEFAULT false;
