--liquibase formatted sql

--changeset mecene:sandbox-0002
-- What the provider gave back. One under each of Mecene's ids; one without was made at the
-- provider's own desk.
CREATE TABLE sandbox.refund (
  ref text PRIMARY KEY,
  refund uuid UNIQUE,
  payment text NOT NULL REFERENCES sandbox.payment,
  amount bigint NOT NULL CHECK (amount > 0),
  status text NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
  reason text,
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK ((status = 'failed') = (reason IS NOT NULL))
);

CREATE INDEX refund_payment ON sandbox.refund (payment);
CREATE INDEX refund_due ON sandbox.refund (due_at) WHERE due_at IS NOT NULL;

-- The card decides what becomes of refunds and disputes later.
ALTER TABLE sandbox.payment ADD COLUMN card text;

ALTER TABLE sandbox.dispute
  ADD COLUMN status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'won', 'lost')),
  ADD COLUMN due_at timestamptz;

CREATE INDEX dispute_due ON sandbox.dispute (due_at) WHERE due_at IS NOT NULL;

-- Periods count from the anchor, which moves when a price of another interval begins: base is the
-- number of the last period before it.
ALTER TABLE sandbox.subscription
  ADD COLUMN base integer NOT NULL DEFAULT 0 CHECK (base >= 0),
  ADD COLUMN next_price text REFERENCES sandbox.price,
  ADD COLUMN discount_offer uuid,
  ADD COLUMN discount_off bigint CHECK (discount_off > 0),
  ADD COLUMN discount_periods integer CHECK (discount_periods > 0);

-- A change of price is done once, and may have a bill of its own beside that of its period.
CREATE TABLE sandbox.price_change (
  change uuid PRIMARY KEY,
  subscription text NOT NULL REFERENCES sandbox.subscription,
  declined text,
  created_at timestamptz NOT NULL
);

ALTER TABLE sandbox.invoice
  ADD COLUMN change uuid UNIQUE REFERENCES sandbox.price_change,
  DROP CONSTRAINT invoice_subscription_period_key;

CREATE UNIQUE INDEX invoice_period ON sandbox.invoice (subscription, period) WHERE change IS NULL;

--rollback DROP INDEX sandbox.invoice_period;
--rollback ALTER TABLE sandbox.invoice ADD CONSTRAINT invoice_subscription_period_key UNIQUE (subscription, period), DROP COLUMN change;
--rollback DROP TABLE sandbox.price_change;
--rollback ALTER TABLE sandbox.subscription DROP COLUMN base, DROP COLUMN next_price, DROP COLUMN discount_offer, DROP COLUMN discount_off, DROP COLUMN discount_periods;
--rollback ALTER TABLE sandbox.dispute DROP COLUMN status, DROP COLUMN due_at;
--rollback ALTER TABLE sandbox.payment DROP COLUMN card;
--rollback DROP TABLE sandbox.refund;
