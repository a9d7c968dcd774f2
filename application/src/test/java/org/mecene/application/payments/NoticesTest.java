package org.mecene.application.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.funding.Donate;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.payments.NoticeInbox.Outcome;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.payments.PaymentRefusal.UntrustedNotice;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;

/// Taking webhooks in, and applying each once.
final class NoticesTest {
    private final World world = new World();
    private final Donate.Begun begun =
            world.begins(
                    world.has(aUser()), world.has(aCampaign().by(world.has(aUser()))), xof(5_000));

    @Test
    void is_applied_after_it_was_stored() {
        paid().forEach(world::arrives);
        assertThat(status()).isEqualTo(DonationStatus.PENDING);

        var taken = world.payments.applyNotices.handle();

        assertThat(taken).isEqualTo(1);
        assertThat(status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(world.payments.applyNotices.handle()).isZero();
        assertThat(world.ports().noticeInbox().outcomes()).containsExactly(Outcome.APPLIED);
    }

    @Test
    @Rule("W1")
    void takes_nothing_that_the_provider_did_not_sign() {
        var webhook = paid().getFirst();

        assertThat(
                        refusalOf(() ->
                                world.payments.receiveNotice.handle(
                                        "forged".getBytes(UTF_8), webhook.signature())))
                .isEqualTo(new UntrustedNotice());
        assertThat(
                        refusalOf(() ->
                                world.payments.receiveNotice.handle(
                                        webhook.body().toArray(), null)))
                .isEqualTo(new UntrustedNotice());
        assertThat(world.ports().noticeInbox().unfinished()).isZero();
    }

    @Test
    @Rule("W2")
    void takes_a_repeated_webhook_and_does_nothing_more() {
        var webhook = paid().getFirst();

        world.arrives(webhook);
        world.arrives(webhook);

        assertThat(world.payments.applyNotices.handle()).isEqualTo(1);
        world.arrives(webhook);
        assertThat(world.payments.applyNotices.handle()).isZero();
    }

    @Test
    @Rule("W6")
    void keeps_what_says_nothing_of_interest_as_ignored() {
        world.receives(List.of(world.provider().tells()));

        assertThat(world.ports().noticeInbox().outcomes()).containsExactly(Outcome.IGNORED);
    }

    @Test
    @Rule("W6")
    void tries_again_when_the_provider_cannot_be_asked() {
        var webhooks = paid();
        world.provider().goDown();
        world.receives(webhooks);
        world.provider().comeBack();

        assertThat(status()).isEqualTo(DonationStatus.PENDING);
        world.passes(Duration.ofMinutes(10));
        world.worksOff();
        assertThat(status()).isEqualTo(DonationStatus.SUCCEEDED);
    }

    @Test
    @Rule("W2")
    void applies_each_once_when_many_workers_are_at_it() {
        var webhooks = paid();
        webhooks.forEach(world::arrives);

        Race.of(() -> world.payments.applyNotices.handle());

        assertThat(world.ports().ledger().entries()).hasSize(1);
        assertThat(status()).isEqualTo(DonationStatus.SUCCEEDED);
    }

    @Test
    void lets_one_bad_notice_hold_up_no_other() {
        world.arrives(world.provider().tells(contradiction()));
        paid().forEach(world::arrives);

        world.payments.applyNotices.handle();

        assertThat(status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(world.ports().noticeInbox().aside()).hasSize(1);
    }

    @Test
    void applies_all_facts_of_a_notice_or_none() {
        var payment = begun.donation().donation().payment();
        var good = new PaymentFailed(payment, "pay_1", "declined", world.now());

        world.receives(List.of(world.provider().tells(good, contradiction())));

        assertThat(status()).isEqualTo(DonationStatus.PENDING);
    }

    @Test
    void knows_which_provider_it_speaks_with() {
        assertThat(world.payments.receiveNotice.takes("fake")).isTrue();
        assertThat(world.payments.receiveNotice.takes("stripe")).isFalse();
        assertThat(world.payments.receiveNotice.signatureHeader()).isEqualTo("Fake-Signature");
    }

    @Test
    void tells_a_front_end_what_it_needs() {
        var configuration = world.payments.showConfiguration.handle();

        assertThat(configuration.provider()).isEqualTo("fake");
        assertThat(configuration.publishableKey()).isNull();
        assertThat(configuration.currencies())
                .isEqualTo(world.ports().settings().current().currencies());
    }

    @Test
    void never_shows_the_body_of_a_notice() {
        var webhook = new Webhook(Bytes.of("secret".getBytes(UTF_8)), "signature");

        assertThat(webhook.toString()).doesNotContain("secret");
    }

    private ProviderFact contradiction() {
        return new PaymentSucceeded(
                begun.donation().donation().payment(), "pay_1", xof(1), xof(0), world.now());
    }

    private List<Webhook> paid() {
        return world.provider().pays(begun.clientSecret());
    }

    private DonationStatus status() {
        return world.now(begun.donation().donation()).status();
    }
}
