--liquibase formatted sql

--changeset mecene:sandbox-0001
-- The books of the provider that the sandbox plays. A schema of its own, because a real provider is
-- another system: nothing here refers to the tables of Mecene, nor they to these.
CREATE SCHEMA sandbox;

CREATE TABLE sandbox.price (
  ref text PRIMARY KEY,
  product uuid NOT NULL,
  name text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  yearly boolean NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (product, amount, currency, yearly)
);

-- Periods count from the anchor: the end of the n-th is the anchor plus n months or years, so a
-- short month does not shorten those after it.
CREATE TABLE sandbox.subscription (
  ref text PRIMARY KEY,
  recurring uuid NOT NULL UNIQUE,
  payer uuid NOT NULL,
  price text NOT NULL REFERENCES sandbox.price,
  trial_days integer NOT NULL CHECK (trial_days >= 0),
  state text NOT NULL CHECK (state IN ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled')),
  card text,
  anchor timestamptz,
  periods integer NOT NULL CHECK (periods >= 0),
  cancel_at_period_end boolean NOT NULL,
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK ((due_at IS NULL) = (state IN ('incomplete_expired', 'canceled'))),
  CHECK (anchor IS NOT NULL OR state NOT IN ('trialing', 'active', 'past_due'))
);

CREATE INDEX subscription_due ON sandbox.subscription (due_at) WHERE due_at IS NOT NULL;

-- One for each period of a subscription, so that a period cannot be charged twice.
CREATE TABLE sandbox.invoice (
  ref text PRIMARY KEY,
  subscription text NOT NULL REFERENCES sandbox.subscription,
  period integer NOT NULL CHECK (period > 0),
  status text NOT NULL CHECK (status IN ('open', 'paid', 'void')),
  attempts integer NOT NULL CHECK (attempts >= 0),
  created_at timestamptz NOT NULL,
  UNIQUE (subscription, period)
);

-- A payment is either what Mecene asked for, under Mecene's id, or that of an invoice.
CREATE TABLE sandbox.payment (
  ref text PRIMARY KEY,
  client_secret text NOT NULL,
  payment uuid UNIQUE,
  invoice text UNIQUE REFERENCES sandbox.invoice,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  description text NOT NULL,
  status text NOT NULL CHECK (status IN ('requires_payment_method', 'succeeded', 'canceled')),
  failure text,
  fee bigint CHECK (fee BETWEEN 0 AND amount),
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  CHECK ((payment IS NULL) <> (invoice IS NULL)),
  CHECK ((status = 'succeeded') = (settled_at IS NOT NULL)),
  CHECK ((status = 'succeeded') = (fee IS NOT NULL))
);

CREATE INDEX payment_settled ON sandbox.payment (settled_at, ref) WHERE settled_at IS NOT NULL;

-- A card that is to be charged later: what begins a trial.
CREATE TABLE sandbox.setup (
  ref text PRIMARY KEY,
  client_secret text NOT NULL,
  subscription text NOT NULL UNIQUE REFERENCES sandbox.subscription,
  status text NOT NULL CHECK (status IN ('requires_payment_method', 'succeeded', 'canceled')),
  created_at timestamptz NOT NULL
);

CREATE TABLE sandbox.dispute (
  ref text PRIMARY KEY,
  payment text NOT NULL UNIQUE REFERENCES sandbox.payment,
  amount bigint NOT NULL CHECK (amount > 0),
  fee bigint NOT NULL CHECK (fee >= 0),
  created_at timestamptz NOT NULL
);

-- What is told to Mecene by webhook. The times here are the database's, not those of the sandbox's
-- clock, which jumps. An event is due until it was delivered or given up; then due_at is null.
CREATE TABLE sandbox.event (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ref text NOT NULL UNIQUE,
  kind text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  stored_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz DEFAULT now(),
  delivered_at timestamptz,
  CHECK (due_at IS NULL OR delivered_at IS NULL)
);

CREATE INDEX event_due ON sandbox.event (due_at, seq) WHERE due_at IS NOT NULL;

--rollback DROP SCHEMA sandbox CASCADE;
