--liquibase formatted sql

--changeset mecene:funding-categories
CREATE TABLE categories (
  id uuid PRIMARY KEY,
  slug text NOT NULL CONSTRAINT categories_slug UNIQUE,
  name_en text NOT NULL,
  name_fr text NOT NULL,
  archived_at timestamptz
);
INSERT INTO categories (id, slug, name_en, name_fr) VALUES
  ('01900000-0000-7000-8000-000000000001', 'health', 'Health', 'Santé'),
  ('01900000-0000-7000-8000-000000000002', 'education', 'Education', 'Éducation'),
  ('01900000-0000-7000-8000-000000000003', 'emergency', 'Emergency', 'Urgence'),
  ('01900000-0000-7000-8000-000000000004', 'community', 'Community', 'Communauté'),
  ('01900000-0000-7000-8000-000000000005', 'business', 'Business', 'Entrepreneuriat'),
  ('01900000-0000-7000-8000-000000000006', 'agriculture', 'Agriculture', 'Agriculture'),
  ('01900000-0000-7000-8000-000000000007', 'culture', 'Arts and culture', 'Arts et culture'),
  ('01900000-0000-7000-8000-000000000008', 'sport', 'Sport', 'Sport'),
  ('01900000-0000-7000-8000-000000000009', 'environment', 'Environment', 'Environnement'),
  ('01900000-0000-7000-8000-00000000000a', 'water', 'Water and sanitation', 'Eau et assainissement');

--changeset mecene:funding-campaigns
CREATE TABLE campaigns (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES users,
  slug text NOT NULL CONSTRAINT campaigns_slug UNIQUE,
  title text NOT NULL,
  summary text NOT NULL,
  description text NOT NULL,
  goal_minor bigint NOT NULL CHECK (goal_minor > 0),
  currency text NOT NULL,
  ends_at timestamptz NOT NULL,
  category_id uuid NOT NULL REFERENCES categories,
  funding text NOT NULL,
  tags text[] NOT NULL,
  cover_media_id uuid REFERENCES media,
  media_ids uuid[] NOT NULL,
  country text,
  status text NOT NULL,
  platform_fee_basis_points integer,
  decision_reason text,
  featured boolean NOT NULL,
  created_at timestamptz NOT NULL,
  approved_at timestamptz,
  goal_reached_at timestamptz,
  ended_at timestamptz,
  version bigint NOT NULL,
  words tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(search_words(title), 'A') || setweight(search_words(summary || ' ' || words_of(tags)), 'B')) STORED,
  plain_title text NOT NULL GENERATED ALWAYS AS (plain_text(title || ' ' || words_of(tags))) STORED
);
CREATE INDEX campaigns_newest ON campaigns (created_at DESC, id DESC);
CREATE INDEX campaigns_of_owner ON campaigns (owner_id, created_at DESC, id DESC);
CREATE INDEX campaigns_ending ON campaigns (ends_at, id) WHERE status = 'active';
CREATE INDEX campaigns_status ON campaigns (status, created_at DESC, id DESC);
CREATE INDEX campaigns_category ON campaigns (category_id);
CREATE INDEX campaigns_cover ON campaigns (cover_media_id) WHERE cover_media_id IS NOT NULL;
CREATE INDEX campaigns_tags ON campaigns USING gin (tags);
CREATE INDEX campaigns_words ON campaigns USING gin (words);
CREATE INDEX campaigns_plain_title ON campaigns USING gin (plain_title gin_trgm_ops);

--changeset mecene:funding-campaign-media
CREATE TABLE campaign_media (
  media_id uuid NOT NULL REFERENCES media,
  campaign_id uuid NOT NULL REFERENCES campaigns ON DELETE CASCADE,
  PRIMARY KEY (media_id, campaign_id)
);
CREATE INDEX campaign_media_of_campaign ON campaign_media (campaign_id);

--changeset mecene:funding-campaign-totals
-- A campaign's total is the sum of its rows; see post_counters.
CREATE TABLE campaign_totals (
  campaign_id uuid NOT NULL REFERENCES campaigns ON DELETE CASCADE,
  slot smallint NOT NULL,
  raised_minor bigint NOT NULL DEFAULT 0,
  donations bigint NOT NULL DEFAULT 0,
  donors bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, slot)
) WITH (fillfactor = 50);
CREATE TABLE campaign_donors (
  campaign_id uuid NOT NULL REFERENCES campaigns ON DELETE CASCADE,
  payer_digest bytea NOT NULL,
  donations integer NOT NULL,
  PRIMARY KEY (campaign_id, payer_digest)
);

--changeset mecene:funding-donations
CREATE TABLE donations (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES campaigns,
  donor_id uuid REFERENCES users,
  guest_email text,
  guest_name text,
  guest_language text,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  charge_minor bigint NOT NULL CHECK (charge_minor >= amount_minor),
  currency text NOT NULL,
  anonymous boolean NOT NULL,
  message text,
  payment_id uuid NOT NULL UNIQUE REFERENCES payments,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  paid_at timestamptz,
  CHECK ((donor_id IS NULL) = (guest_email IS NOT NULL))
);
CREATE INDEX donations_of_campaign ON donations (campaign_id, paid_at DESC, id DESC)
  WHERE status IN ('succeeded', 'partially_refunded');
CREATE INDEX donations_of_donor ON donations (donor_id, created_at DESC, id DESC) WHERE donor_id IS NOT NULL;
