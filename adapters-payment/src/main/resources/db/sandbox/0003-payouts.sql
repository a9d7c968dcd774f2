--liquibase formatted sql

--changeset mecene:sandbox-0003
-- To whom the provider pays. What the owner said of their bank decides how the account stands.
CREATE TABLE sandbox.account (
  ref text PRIMARY KEY,
  owner uuid NOT NULL UNIQUE,
  country text,
  bank text,
  secret text,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);

-- One under each of Mecene's ids.
CREATE TABLE sandbox.payout (
  ref text PRIMARY KEY,
  payout uuid NOT NULL UNIQUE,
  account text NOT NULL REFERENCES sandbox.account,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  bank text NOT NULL,
  status text NOT NULL CHECK (status IN ('in_transit', 'paid', 'failed')),
  reason text,
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((status = 'failed') = (reason IS NOT NULL))
);

CREATE INDEX payout_due ON sandbox.payout (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payout_newest ON sandbox.payout (created_at DESC, ref DESC);

--rollback DROP TABLE sandbox.payout;
--rollback DROP TABLE sandbox.account;
