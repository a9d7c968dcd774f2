--liquibase formatted sql

--changeset mecene:erasures-of-guests
-- Looked for when the owner of an address is erased.
CREATE INDEX donations_of_guest ON donations (guest_email) WHERE guest_email IS NOT NULL;

--changeset mecene:erasures-of-names
-- What is told of these names the creator or a guest, whose name is looked for when they are erased.
CREATE INDEX notifications_of_payments ON notifications (subject_id)
  WHERE subject_type IN ('subscription', 'gift', 'donation');
