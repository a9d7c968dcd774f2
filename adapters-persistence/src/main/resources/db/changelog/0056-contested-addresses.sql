--liquibase formatted sql

--changeset mecene:users-sign-ups-by-token
-- Anybody can name an address, so several may wait for one.
ALTER TABLE sign_ups DROP CONSTRAINT sign_ups_pkey;
ALTER TABLE sign_ups DROP CONSTRAINT sign_ups_token;
ALTER TABLE sign_ups
  ADD PRIMARY KEY (token_hash),
  ADD COLUMN provider text,
  ADD COLUMN subject text,
  ADD COLUMN contested boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT sign_ups_identity CHECK ((provider IS NULL) = (subject IS NULL));
CREATE INDEX sign_ups_of_address ON sign_ups (email, expires_at DESC);
UPDATE sign_ups s
   SET provider = a.provider, subject = a.subject
  FROM awaited_identities a
 WHERE a.sign_up_token = s.token_hash;
DROP TABLE awaited_identities;

--changeset mecene:social-sign-in-purposes
ALTER TABLE sign_in_codes ADD COLUMN purpose text NOT NULL DEFAULT 'sign_in';
UPDATE sign_in_codes SET purpose = 'link' WHERE provider IS NOT NULL;
ALTER TABLE sign_in_codes ALTER COLUMN purpose DROP DEFAULT;
