--liquibase formatted sql

--changeset mecene:ties
-- Who leaves is asked for under their lock: all donations of a campaign, whatever became of them, and gifts that name them.
CREATE INDEX donations_in_campaign ON donations (campaign_id);
CREATE INDEX gifts_of_recipient ON gifts (recipient) WHERE recipient IS NOT NULL;
