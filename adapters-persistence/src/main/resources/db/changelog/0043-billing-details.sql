--liquibase formatted sql

--changeset mecene:billing-details
CREATE TABLE billing_details (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  name text NOT NULL,
  address text,
  country text,
  tax_id text
);
