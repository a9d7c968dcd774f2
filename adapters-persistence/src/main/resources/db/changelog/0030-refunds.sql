--liquibase formatted sql

--changeset mecene:payments-refunded
ALTER TABLE payments
  ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN withdrawn_minor bigint CHECK (withdrawn_minor > 0),
  -- However many refunds succeed, never more goes back than came (rules.md M16).
  ADD CONSTRAINT payments_refunded CHECK (refunded_minor BETWEEN 0 AND amount_minor);
CREATE INDEX payments_newest_paid ON payments (purpose_id, purpose, settled_at DESC) WHERE settled_at IS NOT NULL;

--changeset mecene:payments-refunds
CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL,
  reason text,
  asked_by uuid,
  status text NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
  provider_ref text CONSTRAINT refunds_provider_ref UNIQUE,
  failure text,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  version bigint NOT NULL,
  CHECK ((status = 'pending') = (settled_at IS NULL))
);
CREATE INDEX refunds_of_payment ON refunds (payment_id, created_at, id);
