--liquibase formatted sql

--changeset mecene:platform-failed-work
-- Few rows, and looked at by administrators and counted for the metrics: without these, every look reads the whole queue.
CREATE INDEX outbox_events_failed ON outbox_events (at DESC, id DESC) WHERE state = 'failed';
CREATE INDEX mail_queue_failed ON mail_queue (queued_at DESC, id DESC) WHERE state = 'failed';
CREATE INDEX provider_notices_failed ON provider_notices (received_at DESC, id DESC) WHERE state = 'failed';
