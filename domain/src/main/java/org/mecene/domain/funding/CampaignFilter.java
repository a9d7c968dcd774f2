package org.mecene.domain.funding;

import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Tag;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Country;

/// Which campaigns a list holds. Null means any, but for the status: without one the list holds
/// those that are active or over, and not the cancelled and suspended ones, which are shown to
/// whoever has their link and not advertised.
///
/// @param words what title, summary and tags are searched for: without regard to accents and case,
///   and forgiving small errors
/// @param minGoal in minor units; needs a currency to mean anything
public record CampaignFilter(
        @Nullable UserId owner,
        @Nullable String words,
        @Nullable Slug category,
        @Nullable Tag tag,
        @Nullable StatusFilter status,
        @Nullable Country country,
        @Nullable Currency currency,
        @Nullable Long minGoal,
        @Nullable Long maxGoal,
        Sort sort) {
    public static final int MAX_WORDS = 200;

    /// The places that clients know: `funded` is an active campaign whose goal is reached, `active`
    /// one whose goal is not.
    public enum StatusFilter {
        DRAFT,
        IN_REVIEW,
        REJECTED,
        ACTIVE,
        FUNDED,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        SUSPENDED,
        /// Every place, those included that not everybody may see.
        ANY;

        public boolean isPublic() {
            return switch (this) {
                case DRAFT, IN_REVIEW, REJECTED, ANY -> false;
                case ACTIVE, FUNDED, SUCCEEDED, FAILED, CANCELLED, SUSPENDED -> true;
            };
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Sort {
        /// By donors, then newest.
        POPULAR,
        NEWEST,
        /// Those that take donations still, soonest end first.
        ENDING_SOON,
        /// By the share of the goal that is reached.
        MOST_FUNDED,
        /// By how well the words fit; without words, by newest.
        RELEVANCE
    }
}
