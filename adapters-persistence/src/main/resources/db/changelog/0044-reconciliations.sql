--liquibase formatted sql

--changeset mecene:payments-reconciliations
CREATE TABLE reconciliations (
  id uuid PRIMARY KEY,
  began_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL,
  from_at timestamptz NOT NULL,
  looked bigint NOT NULL,
  booked bigint NOT NULL,
  differences text[] NOT NULL,
  failure text
);
CREATE INDEX reconciliations_newest ON reconciliations (began_at DESC, id DESC);
-- One row: a node takes the next comparison by moving it.
CREATE TABLE reconciliation_schedule (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  due_at timestamptz NOT NULL
);
INSERT INTO reconciliation_schedule (due_at) VALUES (now() + interval '1 day');
