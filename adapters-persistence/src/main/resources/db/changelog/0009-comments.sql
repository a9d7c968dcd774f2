--liquibase formatted sql

--changeset mecene:social-comments
CREATE TABLE comments (
  id uuid PRIMARY KEY,
  post_id uuid REFERENCES posts ON DELETE CASCADE,
  campaign_id uuid REFERENCES campaigns ON DELETE CASCADE,
  author_id uuid NOT NULL REFERENCES users,
  body text NOT NULL,
  parent_id uuid REFERENCES comments ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  edited_at timestamptz,
  removed_at timestamptz,
  version bigint NOT NULL,
  CHECK ((post_id IS NULL) <> (campaign_id IS NULL))
);
CREATE INDEX comments_of_post ON comments (post_id, created_at DESC, id DESC) WHERE post_id IS NOT NULL;
CREATE INDEX comments_of_campaign ON comments (campaign_id, created_at DESC, id DESC) WHERE campaign_id IS NOT NULL;
CREATE INDEX comments_answers ON comments (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comments_of_author ON comments (author_id);
