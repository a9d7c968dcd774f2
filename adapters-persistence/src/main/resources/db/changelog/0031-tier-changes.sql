--liquibase formatted sql

--changeset mecene:subscriptions-tier-changes
CREATE TABLE tier_changes (
  id uuid PRIMARY KEY,
  subscription_id uuid NOT NULL REFERENCES subscriptions,
  currency text NOT NULL,
  platform_fee_basis_points integer NOT NULL,
  from_tier_id uuid NOT NULL REFERENCES tiers,
  from_minor bigint NOT NULL CHECK (from_minor > 0),
  from_interval text NOT NULL,
  to_tier_id uuid NOT NULL REFERENCES tiers,
  to_minor bigint NOT NULL CHECK (to_minor > 0),
  to_interval text NOT NULL,
  price_ref text NOT NULL,
  starts text NOT NULL CHECK (starts IN ('now', 'at_period_end')),
  state text NOT NULL CHECK (state IN ('asked', 'planned', 'done', 'declined', 'dropped')),
  asked_at timestamptz NOT NULL,
  counts_from timestamptz NOT NULL,
  settled_at timestamptz,
  CHECK ((state IN ('asked', 'planned')) = (settled_at IS NULL))
);
CREATE INDEX tier_changes_of_subscription ON tier_changes (subscription_id, asked_at DESC, id DESC);
-- However many clicks come at once, the provider is asked for one change at a time (rules.md S11).
CREATE UNIQUE INDEX tier_changes_one_asked ON tier_changes (subscription_id) WHERE state = 'asked';
CREATE UNIQUE INDEX tier_changes_one_planned ON tier_changes (subscription_id) WHERE state = 'planned';
