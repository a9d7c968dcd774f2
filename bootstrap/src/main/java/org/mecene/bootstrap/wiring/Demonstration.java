package org.mecene.bootstrap.wiring;

import org.mecene.bootstrap.demo.DemoData;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.users.EmailAddress;

/// Fills a running node with a believable data set.
public final class Demonstration {
    private Demonstration() {}

    /// @param administrator who decides on applications and campaigns
    /// @return false when the data was there
    /// @throws IllegalStateException when payments are real, or nobody administers under this
    ///   address
    public static boolean fill(Node node, EmailAddress administrator) {
        var parts = node.parts();
        var sandbox = parts.outside().sandbox();
        if (sandbox == null) {
            throw new IllegalStateException(
                    "The demonstration pays with test cards, and payments are real here");
        }
        var admin =
                parts.kept()
                        .users()
                        .findByEmail(administrator)
                        .filter(user -> user.roles().contains(Role.ADMIN))
                        .orElseThrow(
                                () -> new IllegalStateException("There is no such administrator"));
        var data =
                DemoData.of(
                        new DemoData.Means(
                                parts.kept().users(),
                                node.users().requestSignUp(),
                                node.users().verifyAddress(),
                                node.users().authenticate(),
                                node.users().profiles(),
                                node.users().becomeCreator(),
                                parts.outside().sentMails(),
                                node.backlog(),
                                node.content().uploadMedia(),
                                node.content().writePosts(),
                                node.money().subscriptions().offerTiers(),
                                node.money().subscriptions().subscribe(),
                                node.content().followCreators(),
                                node.content().likePosts(),
                                node.content().commentOn(),
                                node.money().funding().writeCampaigns(),
                                node.money().funding().reviewCampaigns(),
                                node.money().funding().manageCategories(),
                                node.money().funding().donate(),
                                sandbox.provider(),
                                parts.clock()));
        return data.fill(
                new Actor.SignedIn(admin.id(), admin.roles(), new SessionId(parts.ids().next())));
    }
}
