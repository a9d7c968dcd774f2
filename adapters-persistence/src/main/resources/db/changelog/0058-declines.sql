--liquibase formatted sql

--changeset mecene:payments-declines
-- Hashes only: who began to pay, and what banks declined of it, is counted and not read. What was
-- begun longer ago than it is kept has declines without an account.
CREATE TABLE payment_beginnings (
  asked uuid PRIMARY KEY,
  account text NOT NULL,
  network text,
  begun_at timestamptz NOT NULL
);
CREATE INDEX payment_beginnings_begun ON payment_beginnings (begun_at);

CREATE TABLE payment_declines (
  attempt text PRIMARY KEY,
  account text,
  network text,
  card text,
  declined_at timestamptz NOT NULL,
  forgiven boolean NOT NULL DEFAULT false
);
CREATE INDEX payment_declines_account ON payment_declines (account, declined_at);
CREATE INDEX payment_declines_network ON payment_declines (network, declined_at);
CREATE INDEX payment_declines_card ON payment_declines (card, declined_at);
CREATE INDEX payment_declines_declined ON payment_declines (declined_at);
