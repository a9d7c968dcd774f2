package org.mecene.domain.users;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// Everything that is kept of a person, for that person to take along (rules.md G4). No record
/// tells of anybody else more than their id: not an address, not a word that others wrote.
public interface PersonalRecords {
    /// Some records of one kind, in an order that stays: whoever reads on after the last one of a
    /// page misses none that was there before they began.
    ///
    /// @param after the key of the last record that was read; null to begin
    /// @param max how many at the most
    List<Entry> read(UserId person, Kind kind, @Nullable UUID after, int max);

    /// @param key by which reading goes on; of a file in [Kind#MEDIA] its id
    /// @param json one JSON object, in the words of the published contract
    record Entry(UUID key, String json) {}

    /// What there is of people.
    enum Kind {
        /// The account itself, and a ban with its reason.
        PROFILE,
        SESSIONS,
        DEVICES,
        /// Accounts at other sites that are linked with this one.
        IDENTITIES,
        /// What their owner called them, and when they were used; not the keys.
        PASSKEYS,
        /// Links that were mailed and not followed yet: what they are for, not the links.
        MAILED_LINKS,
        CREATOR_APPLICATIONS,
        POSTS,
        COMMENTS,
        LIKES,
        FOLLOWS,
        MEDIA,
        TIERS,
        /// To others.
        SUBSCRIPTIONS,
        TIER_CHANGES,
        TRIALS,
        /// To this person; by whom is not said.
        SUBSCRIBERS,
        /// What they sell for less at first.
        OFFERS,
        /// What they bought for others; to whom the code was mailed is not said.
        GIFTS,
        CAMPAIGNS,
        DONATIONS,
        /// To this person's campaigns; by whom is not said.
        DONATIONS_RECEIVED,
        PAYMENTS,
        REFUNDS,
        /// To whom their invoices are made out.
        BILLING_DETAILS,
        /// Receipts, invoices and credit notes of what they paid.
        DOCUMENTS,
        /// What the payment provider said of the account that they are paid out to.
        PAYOUT_ACCOUNT,
        PAYOUTS,
        /// What the books hold of accounts that are theirs.
        LEDGER,
        NOTIFICATIONS,
        /// What they did that was written down, and what was done to them.
        AUDIT;

        /// The name of the kind as people see it, such as `tier-changes`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
