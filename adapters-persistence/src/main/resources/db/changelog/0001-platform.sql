--liquibase formatted sql

--changeset mecene:platform-schema-state
CREATE TABLE schema_state (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  checksum text NOT NULL
);

--changeset mecene:platform-server-secrets
CREATE TABLE server_secrets (
  name text PRIMARY KEY,
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

--changeset mecene:platform-settings
CREATE TABLE settings (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  platform_fee_basis_points integer NOT NULL CHECK (platform_fee_basis_points BETWEEN 0 AND 10000),
  minimum_donations jsonb NOT NULL,
  currencies text[] NOT NULL,
  subscription_grace_days integer NOT NULL CHECK (subscription_grace_days BETWEEN 0 AND 60),
  version bigint NOT NULL
);

--changeset mecene:platform-append-only splitStatements:false
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END;
$$;

--changeset mecene:platform-audit-log
CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_id uuid,
  facts jsonb NOT NULL
);
CREATE INDEX audit_log_newest ON audit_log (at DESC, id DESC);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

--changeset mecene:platform-repeated-requests
CREATE TABLE repeated_requests (
  caller text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  claimed_at timestamptz NOT NULL,
  status smallint,
  headers jsonb,
  body bytea,
  PRIMARY KEY (caller, key)
);
CREATE INDEX repeated_requests_oldest ON repeated_requests (claimed_at);

--changeset mecene:platform-sandbox-clock
CREATE TABLE sandbox_clock (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  ahead_micros bigint NOT NULL
);
