--liquibase formatted sql

--changeset mecene:social-sign-in-identities
CREATE TABLE social_identities (
  provider text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (provider, subject),
  CONSTRAINT social_identities_one_of_each UNIQUE (user_id, provider)
);

--changeset mecene:social-sign-in-awaited
CREATE TABLE awaited_identities (
  sign_up_token text PRIMARY KEY,
  provider text NOT NULL,
  subject text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX awaited_identities_oldest ON awaited_identities (expires_at);

--changeset mecene:social-sign-in-attempts
CREATE TABLE social_attempts (
  state text PRIMARY KEY,
  browser text NOT NULL,
  provider text NOT NULL,
  nonce text NOT NULL,
  verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX social_attempts_oldest ON social_attempts (expires_at);

--changeset mecene:social-sign-in-codes
CREATE TABLE sign_in_codes (
  code text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_codes_oldest ON sign_in_codes (expires_at);
