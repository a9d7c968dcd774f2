--liquibase formatted sql

--changeset mecene:addresses-in-keys
-- A key stays when the mail is sent and its recipient erased: what it needs of an address is a hash.
UPDATE mail_queue
   SET once_key = substring(once_key FOR 37)
         || encode(sha256(convert_to(substring(once_key FROM '^.{37}(.*):[A-Za-z]+$'), 'UTF8')), 'hex')
         || substring(once_key FROM ':[A-Za-z]+$')
 WHERE once_key LIKE '%@%' AND once_key ~ '^[0-9a-f-]{36}:.*:[A-Za-z]+$';
