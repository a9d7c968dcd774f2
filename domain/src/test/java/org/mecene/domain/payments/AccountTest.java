package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.identity.UserId;

final class AccountTest {
    private static final UUID OWNER = UUID.fromString("019c9c37-d0fb-7abc-8000-00000000000f");

    @Test
    void is_named_in_statements() {
        assertThat(Arrays.stream(AccountKind.values()).map(AccountTest::account))
                .extracting(Account::name)
                .containsExactly(
                        "provider-clearing",
                        "provider-fees",
                        "platform-fees",
                        "creator:" + OWNER + ":pending",
                        "creator:" + OWNER + ":available",
                        "campaign:" + OWNER + ":held",
                        "payouts-in-transit",
                        "disputes",
                        "write-offs");
    }

    @Test
    void is_owned_where_money_is_owed_to_somebody() {
        assertThat(Arrays.stream(AccountKind.values()).filter(AccountKind::isOwned))
                .containsExactly(
                        AccountKind.CREATOR_PENDING,
                        AccountKind.CREATOR_AVAILABLE,
                        AccountKind.CAMPAIGN_HELD);
    }

    @ParameterizedTest
    @EnumSource
    void has_an_owner_where_there_is_one_for_each(AccountKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Account(kind, kind.isOwned() ? null : OWNER));
    }

    @Test
    void is_of_a_creator_or_a_campaign() {
        assertThat(Account.creatorPending(new UserId(OWNER)))
                .isEqualTo(new Account(AccountKind.CREATOR_PENDING, OWNER));
        assertThat(Account.creatorAvailable(new UserId(OWNER)))
                .isEqualTo(new Account(AccountKind.CREATOR_AVAILABLE, OWNER));
        assertThat(Account.campaignHeld(OWNER))
                .isEqualTo(new Account(AccountKind.CAMPAIGN_HELD, OWNER));
    }

    private static Account account(AccountKind kind) {
        return new Account(kind, kind.isOwned() ? OWNER : null);
    }
}
