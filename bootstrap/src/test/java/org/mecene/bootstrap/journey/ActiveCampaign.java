package org.mecene.bootstrap.journey;

import java.time.Duration;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;

/// A campaign that takes donations, for journeys that are about something else.
final class ActiveCampaign {
    private ActiveCampaign() {}

    /// Drafted and submitted by its owner, and approved at this server.
    ///
    /// @return its id
    static String of(RunningServer server, Person owner) {
        var category = server.api().get("/api/categories").is(200).at("/items/0/id").asText();
        var endsAt = Rows.serverTime(server.database()).plus(Duration.ofDays(30));
        var id =
                owner.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "T", "summary": "S", "description": "D", "endsAt": "%s", "categoryId": "%s",
                                 "goal": {"amount": 100000, "currency": "XOF"}, "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(endsAt, category))
                        .is(201)
                        .get("id")
                        .asText();
        owner.api().post("/api/campaigns/%s/submit".formatted(id)).is(200);
        server.administrator().api().post("/api/admin/campaigns/%s/approve".formatted(id)).is(200);
        return id;
    }
}
