package org.mecene.payment.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.payment.sandbox.World.DECLINED_CARD;
import static org.mecene.payment.sandbox.World.LATER_DECLINED_CARD;
import static org.mecene.payment.sandbox.World.POOR_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mecene.domain.payments.CardMark;
import org.mecene.domain.payments.ProviderFact.CardDeclined;
import org.mecene.domain.testkit.Rule;

/// Cards that were tried in vain.
@ExtendWith(FreshDatabase.class)
class DeclinesTest {
    private World world;

    @BeforeEach
    void begin(DataSource database) {
        world = new World(database);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @Rule("I11")
    void are_told_with_a_fingerprint_that_each_card_keeps() {
        var payment = world.startedPayment(euros(500));
        var trial = world.gateway().startRecurring(world.recurring(price(), 14));

        world.confirm(payment, DECLINED_CARD);
        world.confirm(trial, DECLINED_CARD);
        world.confirm(payment, POOR_CARD);

        var declined = CardMark.of("sandbox_declined");
        var poor = CardMark.of("sandbox_lacks_funds");
        assertThat(world.facts(CardDeclined.class, fact -> requireNonNull(fact.card())))
                .containsExactlyInAnyOrder(declined, declined, poor);
        assertThat(world.facts(CardDeclined.class, CardDeclined::attempt)).doesNotHaveDuplicates();
    }

    @Test
    @Rule("I11")
    void are_nobodys_when_a_renewal_failed() {
        world.paidMonthly(LATER_DECLINED_CARD);

        world.pass(Duration.ofDays(60));

        assertThat(world.facts(CardDeclined.class)).isEmpty();
    }

    private String price() {
        return world.monthlyPrice(euros(500));
    }
}
