--liquibase formatted sql

--changeset mecene:payments-disputes
-- What banks keep for good of what they took, now that a payment may be disputed more than once.
ALTER TABLE payments ADD COLUMN kept_minor bigint NOT NULL DEFAULT 0 CHECK (kept_minor >= 0);
UPDATE payments SET kept_minor = withdrawn_minor WHERE status = 'refunded' AND withdrawn_minor IS NOT NULL;
