--liquibase formatted sql

--changeset mecene:payout-accounts
CREATE TABLE payout_accounts (
  owner_id uuid PRIMARY KEY REFERENCES users,
  provider_ref text CONSTRAINT payout_accounts_provider_ref UNIQUE,
  -- What the provider said last; all of it, or nothing.
  submitted boolean,
  charges_enabled boolean,
  payouts_enabled boolean,
  due text[],
  country text,
  currency text,
  destination text,
  ready_since timestamptz,
  held_until timestamptz,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  -- From when on the provider is to be asked; null when it has nothing new to say.
  look_at timestamptz,
  CHECK (num_nulls(submitted, charges_enabled, payouts_enabled, due) IN (0, 4))
);
CREATE INDEX payout_accounts_look ON payout_accounts (look_at) WHERE look_at IS NOT NULL;

--changeset mecene:payouts
CREATE TABLE payouts (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES users,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL,
  account_ref text NOT NULL,
  needs_approval boolean NOT NULL,
  once_key text,
  status text NOT NULL CHECK (status IN ('requested', 'in_transit', 'paid', 'failed', 'rejected')),
  decided_by uuid REFERENCES users,
  begun_at timestamptz,
  provider_ref text CONSTRAINT payouts_provider_ref UNIQUE,
  failure text,
  settled_at timestamptz,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  look_at timestamptz,
  CHECK ((status IN ('requested', 'in_transit')) = (settled_at IS NULL)),
  CHECK ((status IN ('failed', 'rejected')) = (failure IS NOT NULL)),
  -- Above what is sent unseen, nothing is sent unseen.
  CHECK (begun_at IS NULL OR NOT needs_approval OR decided_by IS NOT NULL),
  CHECK (decided_by <> owner_id)
);
CREATE INDEX payouts_of_owner ON payouts (owner_id, created_at DESC, id DESC);
CREATE INDEX payouts_newest ON payouts (created_at DESC, id DESC);
CREATE UNIQUE INDEX payouts_asked ON payouts (owner_id, once_key) WHERE once_key IS NOT NULL;
CREATE INDEX payouts_look ON payouts (look_at, id) WHERE look_at IS NOT NULL;
CREATE INDEX payouts_sent ON payouts (id) WHERE status IN ('in_transit', 'paid');

--changeset mecene:payout-settings
ALTER TABLE settings
  ADD COLUMN payout_hold_days integer NOT NULL DEFAULT 7 CHECK (payout_hold_days BETWEEN 0 AND 90),
  ADD COLUMN payout_approval_above jsonb NOT NULL DEFAULT
    '[{"minor": 100000, "currency": "EUR"}, {"minor": 100000, "currency": "USD"}, {"minor": 500000, "currency": "XOF"}, {"minor": 500000, "currency": "XAF"}]';
