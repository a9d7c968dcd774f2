--liquibase formatted sql

--changeset mecene:payments-periods
-- The time that a payment paid for. What was paid before it was kept has none, and its invoice stays as it was.
ALTER TABLE payments
  ADD COLUMN period_from timestamptz,
  ADD COLUMN period_to timestamptz,
  ADD CONSTRAINT payments_period CHECK ((period_from IS NULL) = (period_to IS NULL) AND period_from < period_to);
ALTER TABLE documents
  ADD COLUMN period_from timestamptz,
  ADD COLUMN period_to timestamptz,
  ADD CONSTRAINT documents_period CHECK ((period_from IS NULL) = (period_to IS NULL) AND period_from < period_to);
