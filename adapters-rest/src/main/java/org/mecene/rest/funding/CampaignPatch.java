package org.mecene.rest.funding;

import java.util.List;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.domain.change.Change;
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
import org.mecene.rest.json.Patches;
import org.mecene.rest.money.MoneyBody;

record CampaignPatch(
        Change<String> title,
        Change<String> summary,
        Change<String> description,
        Change<MoneyBody> goal,
        Change<String> endsAt,
        Change<String> categoryId,
        Change<List<String>> tags,
        Change<String> coverMediaId,
        Change<List<String>> mediaIds,
        Change<String> country,
        Change<String> funding) {
    WriteCampaigns.Edit toEdit() {
        var check = new Validation();
        var heading = check.change("title", title, false, Text.line(1, Campaign.MAX_TITLE));
        var brief = check.change("summary", summary, false, Text.body(1, Campaign.MAX_SUMMARY));
        var words =
                check.change(
                        "description", description, false, Text.body(1, Campaign.MAX_DESCRIPTION));
        var wanted = check.change("goal", goal, false, MoneyBody::positive);
        var end = check.change("endsAt", endsAt, false, Moments::instant);
        var category =
                check.change("categoryId", categoryId, false, id -> Id.parse(id, CategoryId::new));
        var model = check.change("funding", funding, false, Parameters.oneOf(FundingModel.class));
        var labels = Patches.list(check, "tags", tags, Campaign.MAX_TAGS, Tag::parse);
        var cover =
                check.change("coverMediaId", coverMediaId, true, id -> Id.parse(id, MediaId::new));
        var media =
                Patches.list(
                        check,
                        "mediaIds",
                        mediaIds,
                        Campaign.MAX_MEDIA,
                        id -> Id.parse(id, MediaId::new));
        var where = check.change("country", Patches.emptyClears(country), true, Country::parse);
        return check.result(() ->
                new WriteCampaigns.Edit(
                        heading.get(),
                        brief.get(),
                        words.get(),
                        wanted.get(),
                        end.get(),
                        category.get(),
                        model.get(),
                        labels,
                        cover.get(),
                        media,
                        where.get()));
    }
}
