package org.mecene.rest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.users.EmailAddress;
import org.mecene.rest.testkit.RestWorld;

final class FailedWorkTest {
    private static final String MAILS = "/api/admin/queues/mails/failed";

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void shows_a_mail_that_was_given_up_without_what_it_says_and_tries_it_again() {
        var id = mailGivenUp();
        var admin = world.tokenOf(world.has(anAdmin()));

        var listed = world.call(MAILS).by(admin).get().has(200);
        world.call(MAILS + "/" + id + "/replay").by(admin).post().has(204);

        assertThat(listed.at("/items/0/id")).isEqualTo(id.toString());
        assertThat(listed.text()).doesNotContain("awa@example.org", "Awa");
        assertThat(world.ports().mailQueue().unfinished()).isEqualTo(1);
        world.call(MAILS).by(admin).get().isJson(200, "{\"items\": [], \"nextCursor\": null}");
    }

    @Test
    void knows_two_queues_and_shows_them_to_administrators_only() {
        var admin = world.tokenOf(world.has(anAdmin()));

        world.call("/api/admin/queues/events/failed").by(admin).get().has(200);
        world.call("/api/admin/queues/MAILS/failed").by(admin).get().isProblem(404, "not_found");
        world.call(MAILS).by(world.tokenOf(world.has(aModerator()))).get().has(403);
    }

    private MailId mailGivenUp() {
        var id = new MailId(world.ports().ids().next());
        var to = new EmailAddress("awa@example.org");
        var mail = new Mail(id, to, Language.FR, new MailContent.AddressHasAccount("Awa"));
        world.committed(() -> world.ports().mailQueue().add(mail, "once"));
        world.ports().mailQueue().giveUp(id, "AddressRefused");
        return id;
    }
}
