package org.mecene.persistence.database;

import java.util.List;

/// The changelogs of this module, in the order in which they are applied. A released one is never
/// edited; a change is a new changeset at its end, or a new file.
public final class Changelogs {
    public static final List<String> OWN =
            List.of(
                    "db/changelog/0001-platform.sql",
                    "db/changelog/0002-users.sql",
                    "db/changelog/0003-media.sql",
                    "db/changelog/0004-subscriptions.sql",
                    "db/changelog/0005-content.sql",
                    "db/changelog/0006-social.sql",
                    "db/changelog/0007-payments.sql",
                    "db/changelog/0008-funding.sql",
                    "db/changelog/0009-comments.sql",
                    "db/changelog/0010-notifications.sql",
                    "db/changelog/0020-mailed-links.sql",
                    "db/changelog/0021-devices.sql",
                    "db/changelog/0022-administration.sql",
                    "db/changelog/0023-departures.sql",
                    "db/changelog/0025-second-factor.sql",
                    "db/changelog/0026-social-sign-in.sql",
                    "db/changelog/0027-passkeys.sql",
                    "db/changelog/0028-linking.sql",
                    "db/changelog/0029-erasures.sql",
                    "db/changelog/0030-refunds.sql",
                    "db/changelog/0031-tier-changes.sql",
                    "db/changelog/0032-trials.sql",
                    "db/changelog/0033-audit-origins.sql",
                    "db/changelog/0033-guesses.sql",
                    "db/changelog/0033-handles.sql",
                    "db/changelog/0034-payouts.sql",
                    "db/changelog/0035-release.sql",
                    "db/changelog/0036-disputes.sql",
                    "db/changelog/0037-gifts.sql",
                    "db/changelog/0038-offers.sql",
                    "db/changelog/0039-renewal-notices.sql",
                    "db/changelog/0040-rate-limits.sql",
                    "db/changelog/0042-documents.sql",
                    "db/changelog/0043-billing-details.sql",
                    "db/changelog/0044-reconciliations.sql",
                    "db/changelog/0045-refund-keys.sql",
                    "db/changelog/0046-failed-work.sql",
                    "db/changelog/0047-addresses-in-keys.sql",
                    "db/changelog/0048-finished-notices.sql",
                    "db/changelog/0049-erasures-of-guests-and-names.sql",
                    "db/changelog/0050-ties.sql",
                    "db/changelog/0051-paid-periods.sql",
                    "db/changelog/0056-contested-addresses.sql",
                    "db/changelog/0058-declines.sql",
                    "db/changelog/0080-restorable.sql");

    private Changelogs() {}
}
