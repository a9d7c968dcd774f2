--liquibase formatted sql

--changeset mecene:platform-guesses
-- How often somebody guessed at a secret, and when it was last. Not logged, as rate_limits.
CREATE UNLOGGED TABLE guesses (
  key text PRIMARY KEY,
  count integer NOT NULL,
  last_at bigint NOT NULL,
  opens_at bigint NOT NULL
) WITH (fillfactor = 50);
