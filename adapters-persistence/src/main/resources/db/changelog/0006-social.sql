--liquibase formatted sql

--changeset mecene:social-follows
CREATE TABLE follows (
  follower_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  creator_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (follower_id, creator_id),
  CHECK (follower_id <> creator_id)
);
CREATE INDEX follows_newest ON follows (follower_id, created_at DESC, creator_id DESC);
CREATE INDEX follows_of_creator ON follows (creator_id, created_at DESC, follower_id DESC);

--changeset mecene:social-post-likes
CREATE TABLE post_likes (
  post_id uuid NOT NULL REFERENCES posts ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (post_id, user_id)
);
CREATE INDEX post_likes_of_user ON post_likes (user_id);
