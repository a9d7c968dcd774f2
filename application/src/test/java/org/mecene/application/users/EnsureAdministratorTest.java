package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.application.users.EnsureAdministrator.Outcome;
import org.mecene.domain.identity.Role;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;

final class EnsureAdministratorTest {
    private static final EmailAddress OPERATOR = EmailAddress.parse("ops@example.org");
    private static final Password PASSWORD = new Password("correct horse");

    private final World world = new World();

    @Test
    void makes_the_account_when_there_is_none() {
        var outcome = ensure();

        var admin = world.ports().users().findByEmail(OPERATOR).orElseThrow();
        assertThat(outcome).isEqualTo(Outcome.CREATED);
        assertThat(admin.roles()).contains(Role.ADMIN);
        assertThat(world.users.signIn(OPERATOR, PASSWORD, null).user()).isEqualTo(admin);
        assertThat(world.ports().audited(admin.id().value())).hasSize(1);
    }

    @Test
    void changes_nothing_of_an_administrator_and_not_the_password() {
        ensure();

        var again = world.users.ensureAdministrator.handle(OPERATOR, new Password("another one"));

        assertThat(again).isEqualTo(Outcome.UNCHANGED);
        assertThat(world.hasher().derivations()).as("no password was derived").isEqualTo(1);
        assertThat(world.users.signIn(OPERATOR, PASSWORD, null).user().roles())
                .contains(Role.ADMIN);
    }

    @Test
    void gives_the_role_to_an_account_that_lacks_it_and_keeps_its_password() {
        var own = new Password("my own secret");
        var user =
                world.has(
                        aUser().withEmail(OPERATOR.value()).withPassword(world.hasher().hash(own)));

        var outcome = ensure();

        assertThat(outcome).isEqualTo(Outcome.PROMOTED);
        assertThat(world.now(user).roles()).contains(Role.ADMIN);
        assertThat(world.ports().audited(user.id().value())).hasSize(1);
        assertThat(world.users.signIn(OPERATOR, own, null).user().id()).isEqualTo(user.id());
    }

    @Test
    void makes_one_account_when_many_nodes_start_at_once() {
        var results = Race.of(this::ensure);

        assertThat(results.values())
                .hasSize(Race.RUNNERS)
                .containsOnlyOnce(Outcome.CREATED)
                .containsOnly(Outcome.CREATED, Outcome.UNCHANGED);
    }

    private Outcome ensure() {
        return world.users.ensureAdministrator.handle(OPERATOR, PASSWORD);
    }
}
