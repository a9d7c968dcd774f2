-- People, of whom a tenth are creators; posts of the last year, a quarter of them for subscribers; everybody follows ten
-- creators, is subscribed to two, and likes. {users} and {posts} are put in before it runs.
SELECT setseed(0.5);

INSERT INTO users (id, email, password_hash, handle, display_name, language, roles, status, created_at, version)
SELECT uuidv7(), 'reader' || n || '@bench.example', admin.password_hash, 'reader' || n, 'Reader ' || n, 'en',
       CASE WHEN n % 10 = 0 THEN ARRAY['creator'] ELSE ARRAY[]::text[] END, 'active', now() - interval '1 year', 0
  FROM generate_series(1, {users}) AS n
 CROSS JOIN (SELECT password_hash FROM users ORDER BY created_at LIMIT 1) AS admin;

CREATE TEMPORARY TABLE people AS
SELECT row_number() OVER (ORDER BY id) AS n, id FROM users WHERE email LIKE 'reader%';
CREATE UNIQUE INDEX ON people (n);
CREATE TEMPORARY TABLE creators AS
SELECT row_number() OVER (ORDER BY id) AS n, id FROM users WHERE roles = ARRAY['creator'];
CREATE UNIQUE INDEX ON creators (n);
ANALYZE people, creators;

INSERT INTO tiers (id, creator_id, name, description, price_minor, currency, billing_interval, trial_days, created_at, version)
SELECT uuidv7(), id, 'Supporter', 'Everything.', 500, 'EUR', 'month', 0, now(), 0 FROM creators;

INSERT INTO posts (id, creator_id, title, body, teaser, word_count, visibility, tier_ids, media_ids, tags, comments_enabled,
                   created_at, published_at, version)
SELECT gen_random_uuid(), c.id, 'What happened on day ' || p.n, repeat('In the workshop the lamps burn late, and paper waits. ', 12),
       CASE WHEN p.hidden THEN 'Late lamps.' END, 120, CASE WHEN p.hidden THEN 'subscribers' ELSE 'public' END, '{}', '{}',
       ARRAY['tag' || p.n % 50], true, p.at, p.at, 0
  FROM (SELECT n, n % 4 = 0 AS hidden, now() - random() * interval '365 days' AS at,
               1 + floor(random() * (SELECT count(*) FROM creators))::int AS pick
          FROM generate_series(1, {posts}) AS n OFFSET 0) AS p
  JOIN creators c ON c.n = p.pick;

CREATE TEMPORARY TABLE written AS
SELECT row_number() OVER (ORDER BY id) AS n, id, visibility FROM posts;
CREATE UNIQUE INDEX ON written (n);
ANALYZE written;

INSERT INTO follows (follower_id, creator_id, created_at)
SELECT f.id, c.id, now() - random() * interval '300 days'
  FROM (SELECT id, 1 + floor(random() * (SELECT count(*) FROM creators))::int AS pick
          FROM people CROSS JOIN generate_series(1, 10) OFFSET 0) AS f
  JOIN creators c ON c.n = f.pick AND c.id <> f.id
    ON CONFLICT DO NOTHING;

INSERT INTO subscriptions (id, subscriber_id, creator_id, tier_id, price_minor, currency, billing_interval,
                           platform_fee_basis_points, status, paid_through, cancel_at_period_end, created_at, version)
SELECT uuidv7(), f.id, c.id, t.id, 500, 'EUR', 'month', 500, 'active', now() + interval '30 days', false, now(), 0
  FROM (SELECT id, 1 + floor(random() * (SELECT count(*) FROM creators))::int AS pick
          FROM people CROSS JOIN generate_series(1, 2) OFFSET 0) AS f
  JOIN creators c ON c.n = f.pick AND c.id <> f.id
  JOIN tiers t ON t.creator_id = c.id
    ON CONFLICT DO NOTHING;

INSERT INTO post_likes (post_id, user_id, created_at)
SELECT w.id, u.id, now()
  FROM (SELECT 1 + floor(random() * {posts})::int AS post, 1 + floor(random() * {users})::int AS person
          FROM generate_series(1, 10 * {posts}) OFFSET 0) AS l
  JOIN written w ON w.n = l.post
  JOIN people u ON u.n = l.person
    ON CONFLICT DO NOTHING;

INSERT INTO post_counters (post_id, slot, likes)
SELECT post_id, 0, count(*) FROM post_likes GROUP BY post_id;
