--liquibase formatted sql

--changeset mecene:departures-leaving
-- Looked at every few seconds.
CREATE INDEX users_leaving ON users (id) WHERE status = 'leaving';
