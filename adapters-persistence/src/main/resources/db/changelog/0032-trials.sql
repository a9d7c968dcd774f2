--liquibase formatted sql

--changeset mecene:subscriptions-trials
-- One trial for a person and a creator (rules.md S9). No key refers to the account, which may be erased; the hash of its address is
-- different for every creator, so that rows cannot be joined to follow a person.
CREATE TABLE trials (
  creator_id uuid NOT NULL,
  subscriber_id uuid NOT NULL,
  address_hash bytea NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (creator_id, subscriber_id, address_hash)
);
CREATE INDEX trials_of_address ON trials (creator_id, address_hash);
INSERT INTO trials (creator_id, subscriber_id, address_hash, taken_at)
SELECT s.creator_id, u.id, sha256(convert_to(s.creator_id::text || lower(u.email), 'UTF8')), min(s.created_at)
  FROM subscriptions s
  JOIN users u ON u.id = s.subscriber_id
 WHERE s.status = 'trialing'
 GROUP BY s.creator_id, u.id, u.email;
