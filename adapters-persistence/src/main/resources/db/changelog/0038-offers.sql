--liquibase formatted sql

--changeset mecene:subscriptions-offers
CREATE TABLE offers (
  id uuid PRIMARY KEY,
  creator_id uuid NOT NULL REFERENCES users,
  code text NOT NULL,
  tier_id uuid NOT NULL REFERENCES tiers,
  percent_off integer CHECK (percent_off BETWEEN 1 AND 99),
  off_minor bigint CHECK (off_minor > 0),
  currency text,
  periods integer CHECK (periods > 0),
  free_days integer CHECK (free_days > 0),
  starts_at timestamptz,
  ends_at timestamptz,
  max_redemptions integer CHECK (max_redemptions > 0),
  new_subscribers_only boolean NOT NULL,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  CONSTRAINT offers_code UNIQUE (creator_id, code),
  CHECK (num_nonnulls(percent_off, off_minor, free_days) = 1),
  CHECK ((off_minor IS NULL) = (currency IS NULL)),
  CHECK ((free_days IS NULL) = (periods IS NOT NULL))
);
CREATE INDEX offers_of_creator ON offers (creator_id, created_at DESC, id DESC);

--changeset mecene:subscriptions-reductions
-- What an offer takes off, frozen with the subscription that has it. How often an offer was taken is counted from these rows, under the
-- offer's lock: a place that was given up before it was paid is free again without anybody giving it back.
ALTER TABLE subscriptions
  ADD COLUMN offer_id uuid REFERENCES offers,
  ADD COLUMN off_minor bigint CHECK (off_minor >= 0),
  ADD COLUMN off_periods integer,
  ADD COLUMN off_left integer CHECK (off_left BETWEEN 0 AND off_periods),
  ADD COLUMN full_price_from timestamptz,
  ADD COLUMN offer_ended boolean,
  ADD CONSTRAINT subscriptions_offer CHECK (num_nonnulls(offer_id, off_minor, off_periods, off_left, full_price_from, offer_ended) IN (0, 6));
CREATE INDEX subscriptions_of_offer ON subscriptions (offer_id) WHERE offer_id IS NOT NULL;
