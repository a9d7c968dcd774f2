--liquibase formatted sql

--changeset mecene:sandbox-pages
-- Which subscriptions are paid on a page of the provider's: only these have a page to close.
ALTER TABLE sandbox.subscription ADD COLUMN has_page boolean NOT NULL DEFAULT false;
