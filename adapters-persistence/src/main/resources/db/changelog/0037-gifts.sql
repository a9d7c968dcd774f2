--liquibase formatted sql

--changeset mecene:subscriptions-origin
-- How somebody came to a subscription. What is not paid lives nowhere but here and has an end from the beginning (rules.md S20); the
-- index of one live subscription for a person and a creator counts all of them (S5).
ALTER TABLE subscriptions
  ADD COLUMN origin text NOT NULL DEFAULT 'paid' CHECK (origin IN ('paid', 'complimentary', 'gift')),
  ADD CONSTRAINT subscriptions_unpaid_end
    CHECK (origin = 'paid' OR (provider_ref IS NULL AND paid_through IS NOT NULL AND cancel_at_period_end));
CREATE INDEX subscriptions_run_out ON subscriptions (paid_through)
  WHERE origin <> 'paid' AND status NOT IN ('canceled', 'expired');
CREATE INDEX subscriptions_given ON subscriptions (creator_id, created_at DESC, id DESC)
  WHERE origin = 'complimentary' AND status NOT IN ('canceled', 'expired');

--changeset mecene:subscriptions-gifts
CREATE TABLE gifts (
  id uuid PRIMARY KEY,
  buyer_id uuid NOT NULL REFERENCES users,
  creator_id uuid NOT NULL REFERENCES users,
  tier_id uuid NOT NULL REFERENCES tiers,
  price_minor bigint NOT NULL CHECK (price_minor > 0),
  currency text NOT NULL,
  billing_interval text NOT NULL,
  platform_fee_basis_points integer NOT NULL,
  periods integer NOT NULL CHECK (periods > 0),
  recipient text,
  message text,
  payment_id uuid NOT NULL REFERENCES payments CONSTRAINT gifts_payment UNIQUE,
  code_hash text NOT NULL CONSTRAINT gifts_code UNIQUE,
  status text NOT NULL CHECK (status IN ('pending', 'ready', 'redeemed', 'refunded', 'revoked', 'expired')),
  expires_at timestamptz,
  -- One code becomes one subscription, whatever the code does.
  redeemed_as uuid REFERENCES subscriptions CONSTRAINT gifts_redeemed_as UNIQUE,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CHECK (status <> 'redeemed' OR redeemed_as IS NOT NULL),
  CHECK (status <> 'ready' OR (expires_at IS NOT NULL AND redeemed_as IS NULL))
);
CREATE INDEX gifts_of_buyer ON gifts (buyer_id, created_at DESC, id DESC);
CREATE INDEX gifts_of_creator ON gifts (creator_id);
CREATE INDEX gifts_ready ON gifts (expires_at) WHERE status = 'ready';
