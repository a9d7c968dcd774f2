package org.mecene.domain.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.User;

/// What every [Transactions] promises.
public interface TransactionsContract extends Fixture {
    @Test
    default void gives_back_what_the_work_returned() {
        var result = ports().transactions().call(() -> "done");

        assertThat(result).isEqualTo("done");
    }

    @Test
    default void keeps_what_the_work_did() {
        var user = has(aUser());

        assertThat(ports().users().find(user.id())).contains(user);
    }

    @Test
    default void undoes_everything_when_the_work_throws() {
        var existing = has(aUser());
        var added = aUser().build(new UserId(ports().ids().next()), ports().clock().instant());

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().users().add(added);
                            ports().users().save(renamed(existing, "Other"));
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("boom");

        assertThat(ports().users().find(added.id())).isEmpty();
        assertThat(ports().users().find(existing.id())).contains(existing);
    }

    @Test
    default void undoes_everything_when_the_business_says_no() {
        var added = aUser().build(new UserId(ports().ids().next()), ports().clock().instant());

        var refusal =
                refusalOf(() ->
                        committed(() -> {
                            ports().users().add(added);
                            throw new Refused(new NotPermitted());
                        }));

        assertThat(refusal).isEqualTo(new NotPermitted());
        assertThat(ports().users().find(added.id())).isEmpty();
    }

    @Test
    default void sees_its_own_changes() {
        var added = aUser().build(new UserId(ports().ids().next()), ports().clock().instant());

        var found =
                inTransaction(() -> {
                    ports().users().add(added);
                    return ports().users().find(added.id());
                });

        assertThat(found).contains(added);
    }

    @Test
    default void refuses_one_inside_another() {
        assertThatIllegalStateException().isThrownBy(() -> committed(() -> committed(() -> {})));
    }

    @Test
    default void works_again_after_a_failure() {
        assertThatIllegalStateException().isThrownBy(() -> committed(() -> committed(() -> {})));

        assertThat(inTransaction(() -> "again")).isEqualTo("again");
    }

    @Test
    default void loses_no_change_when_many_change_one_thing() {
        var user = has(aUser().named("0"));
        Callable<Boolean> addTen =
                () -> {
                    for (var round = 0; round < 10; round++) {
                        committed(() -> addOne(user.id()));
                    }
                    return true;
                };

        Race.of(addTen);

        var counted = ports().users().find(user.id()).orElseThrow();
        assertThat(counted.profile().displayName()).isEqualTo("80");
        assertThat(counted.version()).isEqualTo(80);
    }

    @Test
    default void lets_both_finish_when_two_wait_for_each_other() {
        var one = has(aUser().named("0"));
        var other = has(aUser().named("0"));
        var orders = List.of(List.of(one, other), List.of(other, one));

        Race.of(
                2,
                runner ->
                        () -> {
                            committed(() -> orders.get(runner).forEach(user -> addOne(user.id())));
                            return true;
                        });

        assertThat(List.of(one, other))
                .map(user -> ports().users().find(user.id()).orElseThrow())
                .extracting(user -> user.profile().displayName())
                .containsExactly("2", "2");
    }

    private void addOne(UserId id) {
        var user = ports().users().findForUpdate(id).orElseThrow();
        var count = Integer.parseInt(user.profile().displayName());
        ports().users().save(renamed(user, Integer.toString(count + 1)));
    }

    private static User renamed(User user, String name) {
        var profile = user.profile();
        return user.with(
                user.handle(),
                new User.Profile(
                        name,
                        profile.bio(),
                        profile.avatar(),
                        profile.language(),
                        profile.country()));
    }
}
