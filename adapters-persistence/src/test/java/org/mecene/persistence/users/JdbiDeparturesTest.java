package org.mecene.persistence.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.users.DeparturesContract;
import org.mecene.domain.users.TokenHash;
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

    @Test
    void finds_the_gifts_that_name_an_address_by_their_index() {
        var database = ((JdbiPorts) ports()).database();

        var plan =
                database.call(() ->
                        plan(
                                database,
                                "SELECT id FROM gifts WHERE recipient = CAST(:user AS text)"));

        assertThat(String.join("\n", plan))
                .contains("gifts_of_recipient")
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

    @Test
    void takes_addresses_out_of_the_keys_that_an_older_release_wrote() throws IOException {
        var database = ((JdbiPorts) ports()).database();
        var event = ports().ids().next().toString();
        database.alone(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO mail_queue (id, once_key, language, kind, state)
                                VALUES (:id, :key, 'en', 'Receipt', 'sent')
                                """)
                        .bind("id", ports().ids().next())
                        .bind("key", event + ":a.b+c@example.org:Receipt")
                        .execute());
        var change = changelog("0047-addresses-in-keys.sql");

        database.alone(handle -> handle.createUpdate(change).execute());

        var key =
                database.alone(handle ->
                        handle.createQuery(
                                        "SELECT once_key FROM mail_queue WHERE once_key LIKE :like")
                                .bind("like", event + "%")
                                .mapTo(String.class)
                                .one());
        assertThat(key)
                .isEqualTo(event + ":" + TokenHash.of("a.b+c@example.org").hex() + ":Receipt");
    }

    private static String changelog(String name) throws IOException {
        try (var file =
                requireNonNull(
                        JdbiDeparturesTest.class.getResourceAsStream("/db/changelog/" + name))) {
            var text = new String(file.readAllBytes(), UTF_8);
            // What Jdbi would take for parameters.
            return text.replace(":", "\\:").replaceAll("(?m)^--.*$", "").replace(";", "");
        }
    }
}
