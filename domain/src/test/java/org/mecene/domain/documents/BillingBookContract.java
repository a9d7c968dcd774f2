package org.mecene.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Country;

/// What every [BillingBook] promises.
public interface BillingBookContract extends Fixture {
    @Test
    @Rule("C26")
    default void keeps_what_somebody_gave_last() {
        var awa = has(aUser());
        var whole =
                new BillingDetails(
                        "Aïssatou Νίκη Шевченко",
                        "12, rue de l’École\nPlateau",
                        new Country("SN"),
                        "SN-123");
        var bare = new BillingDetails("A. Diop", null, null, null);

        committed(() -> ports().billingBook().put(awa.id(), whole));
        assertThat(ports().billingBook().find(awa.id())).contains(whole);
        committed(() -> ports().billingBook().put(awa.id(), bare));

        assertThat(ports().billingBook().find(awa.id())).contains(bare);
        assertThat(ports().billingBook().find(has(aUser()).id())).isEmpty();
    }

    @Test
    @Rule("G1")
    default void forgets_them_with_the_account() {
        var awa = has(aUser());
        committed(() ->
                ports().billingBook()
                        .put(awa.id(), new BillingDetails("A. Diop", null, null, null)));

        committed(() -> ports().departures().wipe(awa));

        assertThat(ports().billingBook().find(awa.id())).isEmpty();
    }
}
