--liquibase formatted sql

--changeset mecene:handles-likeness
-- Of handles that read alike there is one (Handle.likeness). Twins from before keep theirs: the oldest has the likeness, the others have
-- none until they take another handle.
ALTER TABLE users ADD COLUMN handle_likeness text CONSTRAINT users_handle_likeness UNIQUE;
UPDATE users u
   SET handle_likeness = first.likeness
  FROM (SELECT DISTINCT ON (likeness) id, likeness
          FROM (SELECT id, created_at, replace(replace(translate(handle, '01i_-', 'oll'), 'rn', 'm'), 'vv', 'w') AS likeness
                  FROM users) AS every
         ORDER BY likeness, created_at, id) AS first
 WHERE first.id = u.id;
