--liquibase formatted sql

--changeset mecene:content-search splitStatements:false
-- Text is found without regard to accents and case, in French and English words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE FUNCTION plain_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(
    normalize(replace(replace(translate(lower($1), '’''', '  '), 'œ', 'oe'), 'æ', 'ae'), NFD), '[\u0300-\u036f]', '', 'g')
$$;
CREATE FUNCTION search_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsvector('simple', plain_text($1)) || to_tsvector('french', plain_text($1)) || to_tsvector('english', plain_text($1))
$$;
CREATE FUNCTION search_query(text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT websearch_to_tsquery('simple', plain_text($1))
      || websearch_to_tsquery('french', plain_text($1))
      || websearch_to_tsquery('english', plain_text($1))
$$;

--changeset mecene:content-posts splitStatements:false
CREATE FUNCTION words_of(text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT array_to_string($1, ' ')
$$;
CREATE TABLE posts (
  id uuid PRIMARY KEY,
  creator_id uuid NOT NULL REFERENCES users,
  title text,
  body text NOT NULL,
  teaser text,
  word_count integer NOT NULL,
  visibility text NOT NULL,
  tier_ids uuid[] NOT NULL,
  media_ids uuid[] NOT NULL,
  tags text[] NOT NULL,
  comments_enabled boolean NOT NULL,
  created_at timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  edited_at timestamptz,
  version bigint NOT NULL,
  -- How many like it, a moment ago: for sorting only, the true number is in post_counters.
  like_rank bigint NOT NULL DEFAULT 0,
  open_words tsvector NOT NULL GENERATED ALWAYS AS (search_words(coalesce(title, '') || ' ' || words_of(tags))) STORED,
  body_words tsvector NOT NULL GENERATED ALWAYS AS (search_words(left(body, 100000))) STORED
);
CREATE INDEX posts_of_creator ON posts (creator_id, published_at DESC, id DESC);
CREATE INDEX posts_newest ON posts (published_at DESC, id DESC);
CREATE INDEX posts_popular ON posts (like_rank DESC, id DESC);
CREATE INDEX posts_tags ON posts USING gin (tags);
CREATE INDEX posts_open_words ON posts USING gin (open_words);
CREATE INDEX posts_body_words ON posts USING gin (body_words);

--changeset mecene:content-post-media
CREATE TABLE post_media (
  media_id uuid NOT NULL REFERENCES media,
  post_id uuid NOT NULL REFERENCES posts ON DELETE CASCADE,
  PRIMARY KEY (media_id, post_id)
);
CREATE INDEX post_media_of_post ON post_media (post_id);

--changeset mecene:content-post-counters
-- A post's numbers are the sums of its rows. Somebody who counts takes a row that nobody holds, so likes of one post do not
-- wait for one another; a post that is not popular has one row.
CREATE TABLE post_counters (
  post_id uuid NOT NULL REFERENCES posts ON DELETE CASCADE,
  slot smallint NOT NULL,
  likes bigint NOT NULL DEFAULT 0,
  comments bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (post_id, slot)
) WITH (fillfactor = 50);
