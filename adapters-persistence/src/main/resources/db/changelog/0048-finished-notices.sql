--liquibase formatted sql

--changeset mecene:finished-notices
-- Against repeats a name is enough; what a provider says of people is not kept.
UPDATE provider_notices SET body = '' WHERE state NOT IN ('waiting', 'failed') AND body <> '';
