--liquibase formatted sql

--changeset mecene:refund-keys
-- Under which somebody asked once; compared under the payment's lock.
ALTER TABLE refunds ADD COLUMN once_key text;
