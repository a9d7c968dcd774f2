package org.mecene.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.events.EventId;
import org.mecene.domain.funding.CampaignFilter;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.DonationStatus;
import org.mecene.domain.funding.FundingModel;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.Variant;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.payments.AccountKind;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.NoticeId;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.CreatorApplicationId;

/// The names that clients and the database see, which must not change with a renamed constant's
/// neighbours, a locale or a debugger's taste.
final class WireNamesTest {
    record Named(Enum<?> constant, String wire) {}

    static Stream<Named> names() {
        return Stream.of(
                        all(AccountKind.values(), AccountKind::wire),
                        all(BillingInterval.values(), BillingInterval::wire),
                        all(
                                CampaignFilter.StatusFilter.values(),
                                CampaignFilter.StatusFilter::wire),
                        all(CampaignStatus.values(), CampaignStatus::wire),
                        all(CommonRefusal.Thing.values(), CommonRefusal.Thing::wire),
                        all(DonationStatus.values(), DonationStatus::wire),
                        all(EntryKind.values(), EntryKind::wire),
                        all(FieldError.Code.values(), FieldError.Code::wire),
                        all(FundingModel.values(), FundingModel::wire),
                        all(Language.values(), Language::wire),
                        all(NotificationKind.values(), NotificationKind::wire),
                        all(PaymentPurpose.values(), PaymentPurpose::wire),
                        all(PaymentStatus.values(), PaymentStatus::wire),
                        all(Role.values(), Role::wire),
                        all(Subject.Type.values(), Subject.Type::wire),
                        all(SubscriptionStatus.values(), SubscriptionStatus::wire),
                        all(Variant.values(), Variant::wire),
                        all(Visibility.values(), Visibility::wire))
                .flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_the_constant_in_lower_case(Named named) {
        assertThat(named.wire()).isEqualTo(named.constant().name().toLowerCase(Locale.ROOT));
    }

    @Test
    void is_the_same_wherever_the_server_stands() {
        var before = Locale.getDefault();
        try {
            // Where a capital I becomes a letter without a dot.
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(SubscriptionStatus.TRIALING.wire()).isEqualTo("trialing");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ids_read_as_their_canonical_form() {
        var value = UUID.fromString("019c9c37-d0fb-7abc-8000-00000000000f");

        assertThat(
                        Stream.<Id>of(
                                new CampaignId(value),
                                new CategoryId(value),
                                new CommentId(value),
                                new CreatorApplicationId(value),
                                new DonationId(value),
                                new EntryId(value),
                                new EventId(value),
                                new MailId(value),
                                new MediaId(value),
                                new NoticeId(value),
                                new NotificationId(value),
                                new PaymentId(value),
                                new PostId(value),
                                new SessionId(value),
                                new SubscriptionId(value),
                                new TierId(value),
                                new UserId(value)))
                .allSatisfy(id -> {
                    assertThat(id).hasToString(value.toString());
                    assertThat(id.value()).isEqualTo(value);
                });
    }

    private static <E extends Enum<E>> Stream<Named> all(E[] constants, Function<E, String> wire) {
        return Arrays.stream(constants).map(constant -> new Named(constant, wire.apply(constant)));
    }
}
