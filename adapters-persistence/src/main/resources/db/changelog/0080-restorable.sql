--liquibase formatted sql

--changeset mecene:restorable-search splitStatements:false
-- A body that is text is read anew wherever it runs, and pg_restore runs without a search path: it did not find plain_text, and no
-- dump could be read back. These bodies are read once, here, and name what they use for good.
CREATE OR REPLACE FUNCTION search_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN to_tsvector('simple', plain_text($1)) || to_tsvector('french', plain_text($1)) || to_tsvector('english', plain_text($1));
CREATE OR REPLACE FUNCTION search_query(text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN websearch_to_tsquery('simple', plain_text($1))
      || websearch_to_tsquery('french', plain_text($1))
      || websearch_to_tsquery('english', plain_text($1));
