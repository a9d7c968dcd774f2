package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Amounts.xof;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.EmailAddress;

final class DonationTest {
    private static final Instant NOW = TestClock.START;
    private static final BasisPoints FEE = new BasisPoints(500);

    private final SequentialIds ids = new SequentialIds();
    private final Donor guest =
            new Donor.Guest(EmailAddress.parse("Awa@example.org"), "Awa", Language.FR);
    private final Donation pledged =
            Donation.pledge(
                    new DonationId(ids.next()),
                    new CampaignId(ids.next()),
                    guest,
                    new Donation.Gift(xof(5_000), xof(5_000), false, null),
                    new PaymentId(ids.next()),
                    NOW);

    @Test
    void waits_for_its_payment() {
        assertThat(pledged.status()).isEqualTo(DonationStatus.PENDING);
        assertThat(pledged.paidAt()).isNull();
    }

    @Test
    void is_paid_once_after_any_number_of_attempts() {
        var paid = pledged.failed().failed().paid(NOW.plusSeconds(5));

        assertThat(paid.status()).isEqualTo(DonationStatus.SUCCEEDED);
        assertThat(paid.paidAt()).isEqualTo(NOW.plusSeconds(5));
        assertThatIllegalStateException().isThrownBy(() -> paid.paid(NOW));
        assertThatIllegalStateException().isThrownBy(paid::failed);
    }

    @Test
    void is_disputed_after_it_was_paid() {
        var disputed = pledged.paid(NOW).disputed();

        assertThat(disputed.status()).isEqualTo(DonationStatus.DISPUTED);
        assertThat(disputed.paidAt()).isEqualTo(NOW);
        assertThatIllegalStateException().isThrownBy(pledged::disputed);
    }

    @Test
    void charges_the_share_of_the_platform_on_top_when_the_donor_covers_it() {
        var covered = Donation.Gift.of(xof(5_000), FEE, true, false, "Courage !");
        var plain = Donation.Gift.of(xof(5_000), FEE, false, true, null);

        assertThat(covered)
                .isEqualTo(new Donation.Gift(xof(5_000), xof(5_250), false, "Courage !"));
        assertThat(plain).isEqualTo(new Donation.Gift(xof(5_000), xof(5_000), true, null));
    }

    @Test
    @Rule("M6")
    void the_campaign_receives_the_whole_gift_when_the_donor_covers_the_share() {
        Properties.forAll(
                10_000,
                random ->
                        Donation.Gift.of(
                                xof(random.nextLong(1, 1L << 40)),
                                new BasisPoints(random.nextInt(10_001)),
                                true,
                                false,
                                null),
                gift -> assertThat(gift.charge().isLessThan(gift.amount())).isFalse());
    }

    @Test
    @Rule("C29")
    void knows_two_gifts_of_one_payer() {
        var member = new UserId(ids.next());

        assertThat(new Donor.Member(member).payerKey())
                .isEqualTo(new Donor.Member(member).payerKey())
                .isNotEqualTo(new Donor.Member(new UserId(ids.next())).payerKey());
        assertThat(guest.payerKey())
                .isEqualTo(
                        new Donor.Guest(EmailAddress.parse("awa@EXAMPLE.org"), null, Language.EN)
                                .payerKey());
    }
}
