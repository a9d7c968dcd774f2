--liquibase formatted sql

--changeset mecene:documents-series
-- A row is locked for one insert into documents, and by nothing else: payments are booked without it.
CREATE TABLE document_series (
  kind text NOT NULL,
  year integer NOT NULL,
  last bigint NOT NULL CHECK (last > 0),
  PRIMARY KEY (kind, year)
);

--changeset mecene:documents-documents splitStatements:false
CREATE TABLE documents (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('receipt', 'invoice', 'credit_note', 'cancellation')),
  year integer NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  payment_id uuid NOT NULL REFERENCES payments,
  cause_id uuid NOT NULL,
  issuer_name text NOT NULL,
  issuer_lines text[] NOT NULL,
  issuer_tax_id text,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL,
  covered_minor bigint CHECK (covered_minor > 0),
  purpose text NOT NULL,
  title text NOT NULL,
  payee text NOT NULL,
  moved_at timestamptz NOT NULL,
  corrects text,
  payer_name text,
  payer_lines text[] NOT NULL DEFAULT '{}',
  payer_country text,
  payer_tax_id text,
  issued_at timestamptz NOT NULL,
  CONSTRAINT documents_number UNIQUE (kind, year, sequence),
  -- Whoever issues, and however often: one for a cause.
  CONSTRAINT documents_one_about_cause UNIQUE (cause_id, kind),
  CHECK ((kind IN ('receipt', 'invoice')) = (corrects IS NULL))
);
CREATE INDEX documents_of_payment ON documents (payment_id, issued_at, id);
-- What is issued stays as it is. Only who paid may be taken out, and then nothing else changes.
CREATE FUNCTION refuse_other_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  nameless documents;
BEGIN
  nameless := OLD;
  nameless.payer_name := NULL;
  nameless.payer_lines := '{}';
  nameless.payer_country := NULL;
  nameless.payer_tax_id := NULL;
  IF NEW IS DISTINCT FROM nameless THEN
    RAISE EXCEPTION 'a document is never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER documents_frozen BEFORE UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION refuse_other_document();
CREATE TRIGGER documents_kept BEFORE DELETE ON documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER documents_never_emptied BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

--changeset mecene:documents-lacking
-- Nearly empty: what was just paid, and at first what was paid before there were documents.
ALTER TABLE payments ADD COLUMN documented boolean NOT NULL DEFAULT false;
CREATE INDEX payments_undocumented ON payments (settled_at, id) WHERE settled_at IS NOT NULL AND NOT documented;
