--liquibase formatted sql

--changeset mecene:platform-rate-limits
-- Not logged: a crash of the database forgets who did how much, which costs one window, and
-- nothing is written twice for every request. Room in the pages, because rows are only updated.
CREATE UNLOGGED TABLE rate_limits (
  key text PRIMARY KEY,
  full_at bigint NOT NULL
) WITH (fillfactor = 50);

--changeset mecene:platform-rate-limits-take splitStatements:false
-- Takes from buckets in their order and stops at the first that has too little. Times are
-- microseconds. One round trip, whatever the number of buckets; each is locked until the end of
-- the statement, the widest last, so that what everybody shares is held shortest.
CREATE FUNCTION take_from_limits(now_at bigint, keys text[], costs bigint[], windows bigint[])
RETURNS TABLE (granted boolean, full_at bigint) LANGUAGE plpgsql AS $$
DECLARE
  held bigint;
BEGIN
  FOR i IN 1 .. cardinality(keys) LOOP
    INSERT INTO rate_limits AS l (key, full_at) VALUES (keys[i], now_at + costs[i])
        ON CONFLICT (key) DO UPDATE SET full_at = greatest(l.full_at, now_at) + costs[i]
     WHERE greatest(l.full_at, now_at) + costs[i] <= now_at + windows[i]
    RETURNING l.full_at INTO held;
    IF NOT FOUND THEN
      SELECT greatest(l.full_at, now_at) INTO held FROM rate_limits l WHERE l.key = keys[i];
      RETURN QUERY SELECT false, coalesce(held, now_at);
      RETURN;
    END IF;
    RETURN QUERY SELECT true, held;
  END LOOP;
END;
$$;
