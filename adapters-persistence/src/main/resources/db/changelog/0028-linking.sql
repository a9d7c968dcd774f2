--liquibase formatted sql

--changeset mecene:linking-attempts
ALTER TABLE social_attempts ADD COLUMN user_id uuid REFERENCES users ON DELETE CASCADE;

--changeset mecene:linking-codes
ALTER TABLE sign_in_codes
  ADD COLUMN provider text,
  ADD COLUMN subject text,
  ADD CONSTRAINT sign_in_codes_identity CHECK ((provider IS NULL) = (subject IS NULL));
