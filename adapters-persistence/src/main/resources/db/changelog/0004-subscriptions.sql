--liquibase formatted sql

--changeset mecene:subscriptions-tiers
CREATE TABLE tiers (
  id uuid PRIMARY KEY,
  creator_id uuid NOT NULL REFERENCES users,
  name text NOT NULL,
  description text NOT NULL,
  price_minor bigint NOT NULL CHECK (price_minor > 0),
  currency text NOT NULL,
  billing_interval text NOT NULL,
  trial_days integer NOT NULL CHECK (trial_days >= 0),
  price_ref text,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX tiers_sold ON tiers (creator_id, price_minor, id) WHERE archived_at IS NULL;

--changeset mecene:subscriptions-subscriptions
CREATE TABLE subscriptions (
  id uuid PRIMARY KEY,
  subscriber_id uuid NOT NULL REFERENCES users,
  creator_id uuid NOT NULL REFERENCES users,
  tier_id uuid NOT NULL REFERENCES tiers,
  price_minor bigint NOT NULL CHECK (price_minor > 0),
  currency text NOT NULL,
  billing_interval text NOT NULL,
  platform_fee_basis_points integer NOT NULL,
  status text NOT NULL,
  provider_ref text CONSTRAINT subscriptions_provider_ref UNIQUE,
  paid_through timestamptz,
  cancel_at_period_end boolean NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  told_at timestamptz,
  version bigint NOT NULL,
  CHECK (subscriber_id <> creator_id)
);
-- One live subscription of one person to one creator, however many windows are open (rules.md S5).
CREATE UNIQUE INDEX subscriptions_one_live ON subscriptions (subscriber_id, creator_id)
  WHERE status NOT IN ('canceled', 'expired');
CREATE INDEX subscriptions_of_subscriber ON subscriptions (subscriber_id, created_at DESC, id DESC);
CREATE INDEX subscriptions_of_creator ON subscriptions (creator_id, created_at DESC, id DESC);
CREATE INDEX subscriptions_incomplete ON subscriptions (created_at) WHERE status = 'incomplete';
CREATE INDEX subscriptions_past_due ON subscriptions (paid_through) WHERE status = 'past_due';
