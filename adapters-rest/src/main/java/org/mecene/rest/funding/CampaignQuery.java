package org.mecene.rest.funding;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.CampaignFilter;
import org.mecene.domain.funding.CampaignFilter.Sort;
import org.mecene.domain.funding.CampaignFilter.StatusFilter;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.CurrencyCode;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Country;
import org.mecene.rest.http.Parameters;

/// Reads which campaigns somebody asks for.
final class CampaignQuery {
    private CampaignQuery() {}

    static CampaignFilter read(MultivaluedMap<String, String> query) {
        var words = text(query, "q");
        var byDefault = words == null ? Sort.NEWEST : Sort.RELEVANCE;
        return new CampaignFilter(
                null,
                Parameters.optional("q", words, Text.line(1, CampaignFilter.MAX_WORDS)),
                Parameters.optional("category", text(query, "category"), Slug::parse),
                Parameters.optional("tag", text(query, "tag"), Tag::parse),
                status(text(query, "status")),
                Parameters.optional("country", text(query, "country"), Country::parse),
                Parameters.optional("currency", text(query, "currency"), CurrencyCode::parse),
                Parameters.optional("minGoal", text(query, "minGoal"), Parameters::count),
                Parameters.optional("maxGoal", text(query, "maxGoal"), Parameters::count),
                Parameters.or(
                        "sort", text(query, "sort"), Parameters.oneOf(Sort.class), byDefault));
    }

    static @Nullable StatusFilter status(@Nullable String status) {
        return Parameters.optional("status", status, Parameters.oneOf(StatusFilter.class));
    }

    /// Those of one owner, or of everybody, in one status.
    static CampaignFilter inStatus(@Nullable UserId owner, @Nullable StatusFilter status) {
        return new CampaignFilter(
                owner, null, null, null, status, null, null, null, null, Sort.NEWEST);
    }

    private static @Nullable String text(MultivaluedMap<String, String> query, String name) {
        return query.getFirst(name);
    }
}
