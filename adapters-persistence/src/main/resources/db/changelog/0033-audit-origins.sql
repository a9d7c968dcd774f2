--liquibase formatted sql

--changeset mecene:audit-origins
-- Null in entries from before.
ALTER TABLE audit_log
  ADD COLUMN via text,
  ADD COLUMN place text,
  ADD COLUMN device text;
