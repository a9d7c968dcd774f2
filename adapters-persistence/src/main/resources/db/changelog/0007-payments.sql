--liquibase formatted sql

--changeset mecene:payments-payments
CREATE TABLE payments (
  id uuid PRIMARY KEY,
  purpose text NOT NULL,
  purpose_id uuid NOT NULL,
  payer_id uuid,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL,
  platform_fee_basis_points integer NOT NULL,
  status text NOT NULL,
  provider_ref text CONSTRAINT payments_provider_ref UNIQUE,
  failure text,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  version bigint NOT NULL
);
CREATE INDEX payments_of_purpose ON payments (purpose_id);
CREATE INDEX payments_of_payer ON payments (payer_id, created_at DESC, id DESC) WHERE payer_id IS NOT NULL;

--changeset mecene:payments-journal
CREATE TABLE journal_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  cause_id uuid NOT NULL,
  -- One cause is booked once for each kind, whatever the code does.
  CONSTRAINT journal_entries_one_for_cause UNIQUE (cause_id, kind)
);
CREATE TABLE postings (
  entry_id uuid NOT NULL REFERENCES journal_entries,
  line smallint NOT NULL,
  account_kind text NOT NULL,
  owner_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  PRIMARY KEY (entry_id, line)
);
CREATE INDEX postings_of_account ON postings (account_kind, owner_id, currency, entry_id);

--changeset mecene:payments-balances
-- The balance of an account is the sum of its rows. A booking takes a row that nobody holds, so bookings on one account do
-- not wait for one another; whoever must know the whole locks them all.
CREATE TABLE balances (
  account_kind text NOT NULL,
  owner_id uuid NOT NULL,
  currency text NOT NULL,
  slot smallint NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (account_kind, owner_id, currency, slot)
) WITH (fillfactor = 50);

--changeset mecene:payments-journal-rules splitStatements:false
CREATE FUNCTION require_balanced_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lines bigint;
  uneven bigint;
BEGIN
  SELECT coalesce(sum(n), 0), count(*) FILTER (WHERE total <> 0) INTO lines, uneven
    FROM (SELECT count(*) AS n, sum(amount_minor) AS total FROM postings WHERE entry_id = NEW.id GROUP BY currency) AS sums;
  IF lines < 2 OR uneven > 0 THEN
    RAISE EXCEPTION 'journal entry % does not sum to zero', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER journal_entries_balanced AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balanced_entry();
-- An entry is complete when it is made: a line that comes later would change it.
CREATE FUNCTION require_new_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT entry_id FROM added) AS lines JOIN journal_entries AS entry ON entry.id = lines.entry_id
     WHERE entry.xmin <> pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a journal entry is never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END;
$$;
CREATE TRIGGER postings_with_their_entry AFTER INSERT ON postings
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION require_new_entry();
CREATE TRIGGER journal_entries_append_only BEFORE UPDATE OR DELETE ON journal_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entries_never_emptied BEFORE TRUNCATE ON journal_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON postings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER postings_never_emptied BEFORE TRUNCATE ON postings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

--changeset mecene:payments-provider-notices
CREATE TABLE provider_notices (
  id uuid PRIMARY KEY,
  provider text NOT NULL,
  ref text NOT NULL,
  kind text NOT NULL,
  body bytea NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  failure text,
  CONSTRAINT provider_notices_ref UNIQUE (provider, ref)
);
CREATE INDEX provider_notices_due ON provider_notices (due_at, id) WHERE state = 'waiting';
