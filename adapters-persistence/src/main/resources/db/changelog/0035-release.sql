--liquibase formatted sql

--changeset mecene:payments-release
-- From when on a payment's release to its payee is to be looked at; null when there is nothing to release.
ALTER TABLE payments ADD COLUMN release_at timestamptz;
UPDATE payments SET release_at = settled_at WHERE settled_at IS NOT NULL;
CREATE INDEX payments_release ON payments (release_at, id) WHERE release_at IS NOT NULL;
