--liquibase formatted sql

--changeset mecene:notifications-outbox
CREATE TABLE outbox_events (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  failure text
);
CREATE INDEX outbox_events_due ON outbox_events (due_at, id) WHERE state = 'waiting';

--changeset mecene:notifications-mail-queue
CREATE TABLE mail_queue (
  id uuid PRIMARY KEY,
  once_key text NOT NULL CONSTRAINT mail_queue_once UNIQUE,
  recipient text,
  language text NOT NULL,
  kind text NOT NULL,
  content jsonb,
  queued_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  failure text
);
CREATE INDEX mail_queue_due ON mail_queue (due_at, id) WHERE state = 'waiting';

--changeset mecene:notifications-notifications
CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL,
  recipient_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  kind text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  actor_id uuid,
  facts jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  CONSTRAINT notifications_once UNIQUE (event_id, recipient_id, kind)
);
CREATE INDEX notifications_newest ON notifications (recipient_id, created_at DESC, id DESC);
CREATE INDEX notifications_unread ON notifications (recipient_id, created_at DESC, id DESC) WHERE read_at IS NULL;

--changeset mecene:notifications-sent-mails
-- Filled in the sandbox only, where mails are there to be read.
CREATE TABLE sent_mails (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  links text[] NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX sent_mails_newest ON sent_mails (sent_at DESC, id DESC);
CREATE INDEX sent_mails_of_recipient ON sent_mails (recipient, sent_at DESC, id DESC);
