package org.mecene.rest.funding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Tag;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.identity.Id;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Country;
import org.mecene.rest.http.Moments;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.json.Texts;
import org.mecene.rest.money.MoneyBody;

record CampaignBody(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        @Nullable MoneyBody goal,
        @Nullable String endsAt,
        @Nullable String categoryId,
        @Nullable List<String> tags,
        @Nullable String coverMediaId,
        @Nullable List<String> mediaIds,
        @Nullable String country,
        @Nullable String funding) {
    Campaign.Pitch toPitch() {
        var check = new Validation();
        var heading = check.required("title", title, Text.line(1, Campaign.MAX_TITLE));
        var brief = check.required("summary", summary, Text.body(1, Campaign.MAX_SUMMARY));
        var words =
                check.required("description", description, Text.body(1, Campaign.MAX_DESCRIPTION));
        var wanted = check.required("goal", goal, MoneyBody::positive);
        var end = check.required("endsAt", endsAt, Moments::instant);
        var category =
                check.required("categoryId", categoryId, id -> Id.parse(id, CategoryId::new));
        var labels = check.list("tags", tags, Campaign.MAX_TAGS, Tag::parse);
        var cover = check.optional("coverMediaId", coverMediaId, id -> Id.parse(id, MediaId::new));
        var media =
                check.list(
                        "mediaIds", mediaIds, Campaign.MAX_MEDIA, id -> Id.parse(id, MediaId::new));
        var where = check.optional("country", Texts.orNull(country), Country::parse);
        var model = check.required("funding", funding, Parameters.oneOf(FundingModel.class));
        return check.result(() ->
                new Campaign.Pitch(
                        heading.get(),
                        brief.get(),
                        words.get(),
                        wanted.get(),
                        end.get(),
                        category.get(),
                        model.get(),
                        labels.get(),
                        cover.orNull(),
                        media.get(),
                        where.orNull()));
    }
}
