--liquibase formatted sql

--changeset mecene:subscriptions-renewal-notices
CREATE TABLE renewal_notices (
  subscription_id uuid NOT NULL REFERENCES subscriptions,
  period_end timestamptz NOT NULL,
  PRIMARY KEY (subscription_id, period_end)
);
CREATE INDEX subscriptions_renewing ON subscriptions (paid_through)
  WHERE origin = 'paid' AND status IN ('active', 'trialing') AND NOT cancel_at_period_end;
