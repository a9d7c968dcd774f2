package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Actors.as;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.UserBuilder;

/// What every [Users] promises.
public interface UsersContract extends Fixture {
    @Test
    default void finds_an_account_as_it_was_added() {
        var user =
                has(
                        aCreator()
                                .named("Aïssatou 🌍 O’Brien — 張偉")
                                .reading(Language.FR)
                                .being(Role.MODERATOR)
                                .withPassword(new PasswordHash("$argon2id$v=19$abc")));

        assertThat(ports().users().find(user.id())).contains(user);
        assertThat(ports().users().findByEmail(user.email())).contains(user);
        assertThat(inTransaction(() -> ports().users().findForUpdate(user.id()))).contains(user);
    }

    @Test
    default void finds_nobody_who_is_not_there() {
        var stranger = made(aUser());

        assertThat(ports().users().find(stranger.id())).isEmpty();
        assertThat(ports().users().findByEmail(stranger.email())).isEmpty();
        assertThat(ports().users().isHandleTaken(stranger.handle())).isFalse();
        assertThat(inTransaction(() -> ports().users().findForUpdate(stranger.id()))).isEmpty();
    }

    @Test
    default void keeps_a_handle_for_one() {
        var first = has(aUser());
        var second = made(aUser().withHandle(first.handle().value()).withEmail(freshAddress()));

        var refusal = refusalOf(() -> committed(() -> ports().users().add(second)));

        assertThat(refusal).isEqualTo(new UserRefusal.HandleTaken(first.handle()));
        assertThat(ports().users().isHandleTaken(first.handle())).isTrue();
        assertThat(ports().users().find(second.id())).isEmpty();
    }

    @Test
    default void keeps_an_address_for_one() {
        var first = has(aUser());
        var second = made(aUser().withEmail(first.email().value()));

        var refusal = refusalOf(() -> committed(() -> ports().users().add(second)));

        assertThat(refusal).isEqualTo(new UserRefusal.AddressTaken());
        assertThat(ports().users().find(second.id())).isEmpty();
    }

    @Test
    default void gives_a_handle_to_one_of_many_at_once() {
        var wish = made(aUser()).handle();

        var results =
                Race.of(() -> has(aUser().withHandle(wish.value()).withEmail(freshAddress())));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals())
                .hasSize(Race.RUNNERS - 1)
                .containsOnly(new UserRefusal.HandleTaken(wish));
    }

    @Test
    default void gives_an_address_to_one_of_many_at_once() {
        var address = freshAddress();

        var results = Race.of(() -> has(aUser().withEmail(address)));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals())
                .hasSize(Race.RUNNERS - 1)
                .containsOnly(new UserRefusal.AddressTaken());
    }

    @Test
    default void stores_a_change_under_the_next_version() {
        var user = has(aUser());
        var avatar = has(anImage().of(user));
        var profile =
                new User.Profile(
                        "Maïmouna",
                        "Une ligne\net une autre 🎨",
                        avatar.id(),
                        Language.FR,
                        Country.parse("SN"));
        var wish = made(aUser()).handle();

        committed(() -> ports().users().save(user.with(wish, profile).withRole(Role.CREATOR)));

        var stored = ports().users().find(user.id()).orElseThrow();
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.handle()).isEqualTo(wish);
        assertThat(stored.profile()).isEqualTo(profile);
        assertThat(stored.roles()).containsExactlyInAnyOrder(Role.SUBSCRIBER, Role.CREATOR);
        assertThat(ports().users().isHandleTaken(user.handle())).isFalse();
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var user = has(aUser());
        committed(() -> ports().users().save(user.withRole(Role.CREATOR)));

        var refusal =
                refusalOf(() -> committed(() -> ports().users().save(user.withRole(Role.ADMIN))));

        assertThat(refusal).isEqualTo(new ChangedMeanwhile(Thing.USER));
        assertThat(ports().users().find(user.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.SUBSCRIBER, Role.CREATOR);
    }

    @Test
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var user = has(aUser());

        var results =
                Race.of(() ->
                        inTransaction(() -> {
                            ports().users().save(user.withRole(Role.CREATOR));
                            return true;
                        }));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new ChangedMeanwhile(Thing.USER));
        assertThat(ports().users().find(user.id()).orElseThrow().version()).isEqualTo(1);
    }

    /// Security.md C5.
    @Test
    default void keeps_handles_that_read_alike_for_one() {
        var taken = has(aUser().withHandle("m0bile-" + unique()));
        var twin = taken.handle().value().replace('0', 'o').replace("m", "rn").replace("-", "_");
        var other = has(aUser());

        var atFirst = refusalOf(() -> has(aUser().withHandle(twin).withEmail(freshAddress())));
        var later =
                refusalOf(() ->
                        committed(() ->
                                ports().users()
                                        .save(other.with(new Handle(twin), other.profile()))));
        committed(() -> ports().users().save(taken.with(new Handle(twin), taken.profile())));

        assertThat(atFirst).isEqualTo(new UserRefusal.HandleTaken(new Handle(twin)));
        assertThat(later).isEqualTo(new UserRefusal.HandleTaken(new Handle(twin)));
        assertThat(ports().users().find(taken.id()).orElseThrow().handle().value()).isEqualTo(twin);
        assertThat(ports().users().isHandleTaken(taken.handle())).isTrue();
    }

    @Test
    default void gives_one_of_two_handles_that_read_alike_when_both_come_at_once() {
        var word = unique();

        var results =
                Race.of(
                        2,
                        runner ->
                                () ->
                                        has(
                                                aUser().withHandle(
                                                                (runner == 0 ? "rn" : "m") + word)
                                                        .withEmail(freshAddress())));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).singleElement().isInstanceOf(UserRefusal.HandleTaken.class);
    }

    @Test
    default void refuses_to_change_to_the_handle_of_another() {
        var other = has(aUser());
        var user = has(aUser());

        var refusal =
                refusalOf(() ->
                        committed(() ->
                                ports().users().save(user.with(other.handle(), user.profile()))));

        assertThat(refusal).isEqualTo(new UserRefusal.HandleTaken(other.handle()));
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var user = has(aUser());

        assertThatIllegalStateException().isThrownBy(() -> ports().users().add(made(aUser())));
        assertThatIllegalStateException().isThrownBy(() -> ports().users().save(user));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().users().findForUpdate(user.id()));
    }

    @Test
    default void shows_what_anybody_may_see() {
        var creator = has(aCreator().named("Fatou"));
        has(aPost().by(creator));
        has(aPost().by(creator).forSubscribers());
        var fan = has(aUser());
        var idol = has(aCreator());
        committed(() -> {
            ports().follows().follow(fan.id(), creator.id(), ports().clock().instant());
            ports().follows().follow(creator.id(), idol.id(), ports().clock().instant());
        });

        var profile = ports().users().profile(creator.id(), Actor.anonymous()).orElseThrow();

        assertThat(profile.handle()).isEqualTo(creator.handle());
        assertThat(profile.displayName()).isEqualTo("Fatou");
        assertThat(profile.isCreator()).isTrue();
        assertThat(profile.postCount()).isEqualTo(2);
        assertThat(profile.followerCount()).isEqualTo(1);
        assertThat(profile.followingCount()).isEqualTo(1);
        assertThat(profile.following()).isNull();
        assertThat(profile.createdAt()).isEqualTo(creator.createdAt());
        assertThat(ports().users().profile(creator.handle(), Actor.anonymous())).contains(profile);
    }

    @Test
    default void tells_a_viewer_whether_they_follow() {
        var creator = has(aCreator());
        var fan = has(aUser());
        var other = has(aUser());
        committed(
                () -> ports().follows().follow(fan.id(), creator.id(), ports().clock().instant()));

        assertThat(ports().users().profile(creator.id(), as(fan)).orElseThrow().following())
                .isTrue();
        assertThat(ports().users().profile(creator.id(), as(other)).orElseThrow().following())
                .isFalse();
    }

    @Test
    default void shows_nobody_who_is_shut_out() {
        var banned = has(aUser().banned());
        var resting = has(aUser().deactivated());

        assertThat(ports().users().profile(banned.id(), Actor.anonymous())).isEmpty();
        assertThat(ports().users().profile(banned.handle(), Actor.anonymous())).isEmpty();
        assertThat(ports().users().profile(resting.id(), as(banned))).isEmpty();
        assertThat(ports().users().profile(made(aUser()).id(), Actor.anonymous())).isEmpty();
    }

    @Test
    default void knows_avatars() {
        var owner = has(aUser());
        var image = has(anImage().of(owner));
        var unused = has(anImage().of(owner));
        has(aUser().withAvatar(image));

        assertThat(ports().users().isAvatar(image.id())).isTrue();
        assertThat(ports().users().isAvatar(unused.id())).isFalse();
    }

    @Test
    default void shows_no_avatar_of_somebody_who_is_shut_out() {
        var image = has(anImage().of(has(aUser())));
        has(aUser().withAvatar(image).banned());

        assertThat(ports().users().isAvatar(image.id())).isFalse();
    }

    private User made(UserBuilder builder) {
        return builder.build(new UserId(ports().ids().next()), ports().clock().instant());
    }

    private String unique() {
        return ports().ids().next().toString().substring(24);
    }

    private String freshAddress() {
        return "a." + ports().ids().next() + "@example.org";
    }

    @Test
    default void refuses_to_save_an_address_that_somebody_else_has() {
        var other = has(aUser());
        var user = has(aUser());

        assertThat(
                        refusalOf(() ->
                                committed(
                                        () -> ports().users().save(user.withEmail(other.email())))))
                .isEqualTo(new UserRefusal.AddressTaken());
    }

    @Test
    default void lists_accounts_by_text_role_and_status() {
        isAtAQuietTime();
        var word = "x" + Long.toHexString(ports().ids().next().getLeastSignificantBits());
        var named = has(aUser().named("Awa " + word.toUpperCase(Locale.ROOT)));
        ports().clock().advance(Duration.ofSeconds(1));
        var creator = has(aCreator().withHandle(word));
        ports().clock().advance(Duration.ofSeconds(1));
        var banned = has(aUser().withEmail("b." + word + "@example.org").banned());

        assertThat(list(new UserFilter(word, null, null))).containsExactly(banned, creator, named);
        assertThat(list(new UserFilter(word, Role.CREATOR, null))).containsExactly(creator);
        assertThat(list(new UserFilter(word, null, User.Status.BANNED))).containsExactly(banned);
        assertThat(list(new UserFilter("%" + word, null, null))).isEmpty();
    }

    @Test
    default void pages_through_accounts() {
        isAtAQuietTime();
        var word = "x" + Long.toHexString(ports().ids().next().getLeastSignificantBits());
        var first = has(aUser().named(word));
        var second = has(aUser().named(word));
        var filter = new UserFilter(word, null, null);

        var page = ports().users().list(filter, PageRequest.first(1));
        var rest = ports().users().list(filter, new PageRequest(1, page.next()));

        assertThat(List.of(page.items().getFirst(), rest.items().getFirst()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(rest.next()).isNull();
    }

    @Test
    default void knows_those_who_administrate_now() {
        var admin = has(anAdmin());
        var banned = has(anAdmin().banned());
        var member = has(aUser());

        assertThat(inTransaction(() -> ports().users().lockAdministrators()))
                .contains(admin.id())
                .doesNotContain(banned.id(), member.id());
    }

    /// Everybody but one tries to take the role from a neighbour while they have it themself.
    @Test
    default void keeps_an_administrator_when_they_demote_each_other_at_once() {
        var admins = IntStream.range(0, Race.RUNNERS).mapToObj(_ -> has(anAdmin())).toList();
        var ours = admins.stream().map(User::id).toList();

        Race.of(
                Race.RUNNERS,
                runner ->
                        () ->
                                inTransaction(() -> {
                                    var left = new HashSet<>(ports().users().lockAdministrators());
                                    left.retainAll(ours);
                                    if (left.size() > 1 && left.contains(ours.get(runner))) {
                                        var admin =
                                                ports().users()
                                                        .findForUpdate(ours.get(runner))
                                                        .orElseThrow();
                                        ports().users().save(admin.withRoles(Set.of()));
                                    }
                                    return runner;
                                }));

        var left = new HashSet<>(inTransaction(() -> ports().users().lockAdministrators()));
        left.retainAll(ours);
        assertThat(left).hasSize(1);
    }

    private List<User> list(UserFilter filter) {
        return ports().users().list(filter, PageRequest.first(100)).items();
    }
}
