package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.SocialIdentities.Linked;

/// What every [SocialIdentities] promises.
public interface SocialIdentitiesContract extends Fixture {
    UserRefusal TAKEN = new UserRefusal.IdentityTaken();

    @Test
    @Rule("I3")
    default void knows_somebody_by_provider_and_subject() {
        var user = has(aUser()).id();
        var identity = identity("google");

        link(identity, user);

        assertThat(identities().userOf(identity)).contains(user);
        assertThat(identities().userOf(new SocialIdentity("other", identity.subject()))).isEmpty();
        assertThat(identities().userOf(identity("google"))).isEmpty();
        assertThat(identities().of(user))
                .containsExactly(new Linked("google", ports().clock().instant()));
    }

    @Test
    default void links_an_identity_with_one_account_only() {
        var identity = identity("google");
        link(identity, has(aUser()).id());
        var other = has(aUser()).id();

        assertThat(refusalOf(() -> link(identity, other))).isEqualTo(TAKEN);
    }

    @Test
    default void links_one_identity_of_a_provider_with_an_account() {
        var user = has(aUser()).id();
        link(identity("google"), user);

        assertThat(refusalOf(() -> link(identity("google"), user))).isEqualTo(TAKEN);
        link(identity("facebook"), user);
    }

    @Test
    default void links_an_identity_for_one_of_many_at_once() {
        var identity = identity("google");

        var results =
                Race.of(() -> {
                    var user = has(aUser()).id();
                    link(identity, user);
                    return user;
                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(TAKEN);
    }

    @Test
    default void unlinks_once_and_again() {
        var user = has(aUser()).id();
        var identity = identity("google");
        link(identity, user);

        committed(() -> identities().unlink(user, "google"));
        committed(() -> identities().unlink(user, "google"));

        assertThat(identities().userOf(identity)).isEmpty();
        assertThat(identities().of(user)).isEmpty();
    }

    private SocialIdentities identities() {
        return ports().socialIdentities();
    }

    private SocialIdentity identity(String provider) {
        return new SocialIdentity(provider, ports().ids().next().toString());
    }

    private void link(SocialIdentity identity, UserId user) {
        committed(() -> identities().link(identity, user, ports().clock().instant()));
    }
}
