package org.mecene.persistence.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.users.DeparturesContract;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.testkit.JdbiPorts;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiDeparturesTest extends RealDatabase implements DeparturesContract {
    @Test
    void finds_the_payments_that_concern_somebody_by_indexes() {
        var database = ((JdbiPorts) ports()).database();

        var plan = database.call(() -> plan(database, JdbiDepartures.CONCERNED));

        assertThat(String.join("\n", plan))
                .contains(
                        "payments_of_payer",
                        "payments_of_purpose",
                        "campaigns_of_owner",
                        "donations_in_campaign",
                        "subscriptions_of_creator",
                        "gifts_of_creator")
                .doesNotContain("Seq Scan");
    }

    /// As it is for large tables, although those of the test are small.
    private static List<String> plan(Database database, String question) {
        var handle = database.transaction();
        handle.execute("SET LOCAL enable_seqscan = off");
        handle.execute("SET LOCAL enable_hashjoin = off");
        handle.execute("SET LOCAL enable_mergejoin = off");
        return handle.createQuery("EXPLAIN " + question)
                .bind("user", new UUID(0, 1))
                .mapTo(String.class)
                .list();
    }
}
