package org.mecene.application.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.funding.WriteCampaigns.Edit;
import org.mecene.domain.change.Change;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.money.Money;

/// Changes of one thing or two about a campaign.
final class CampaignEdits {
    static final Edit NOTHING =
            new Edit(
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep());

    private CampaignEdits() {}

    static Edit titled(String title) {
        return edit(Change.to(title), Change.keep(), Change.keep());
    }

    static Edit goal(Money goal) {
        return edit(Change.keep(), Change.to(goal), Change.keep());
    }

    static Edit ending(Instant end) {
        return edit(Change.keep(), Change.keep(), Change.to(end));
    }

    /// @param cover null to keep it
    static Edit placed(CategoryId category, @Nullable MediaId cover) {
        return new Edit(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to(category),
                Change.keep(),
                Change.keep(),
                cover == null ? Change.keep() : Change.to(cover),
                Change.keep(),
                Change.keep());
    }

    private static Edit edit(Change<String> title, Change<Money> goal, Change<Instant> end) {
        return new Edit(
                title,
                Change.keep(),
                Change.keep(),
                goal,
                end,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }
}
