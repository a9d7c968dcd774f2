package org.mecene.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.testkit.SequentialIds;

final class ActorTest {
    private final SequentialIds ids = new SequentialIds();
    private final UserId id = new UserId(ids.next());
    private final Actor anonymous = Actor.anonymous();
    private final Actor subscriber = with(Role.SUBSCRIBER);
    private final Actor moderator = with(Role.MODERATOR);
    private final Actor admin = with(Role.ADMIN);

    @Test
    void nobody_is_nobody() {
        assertThat(anonymous.userId()).isEmpty();
        assertThat(anonymous.isUser(id)).isFalse();
        assertThat(anonymous.isModerator()).isFalse();
        assertThat(anonymous.isAdmin()).isFalse();
        assertThat(anonymous.has(Role.SUBSCRIBER)).isFalse();
    }

    @Test
    void knows_who_it_is() {
        assertThat(subscriber.userId()).contains(id);
        assertThat(subscriber.isUser(id)).isTrue();
        assertThat(subscriber.isUser(new UserId(ids.next()))).isFalse();
    }

    @Test
    void administrators_do_what_moderators_do_and_not_the_other_way() {
        assertThat(admin.isModerator()).isTrue();
        assertThat(moderator.isModerator()).isTrue();
        assertThat(moderator.isAdmin()).isFalse();
        assertThat(subscriber.isModerator()).isFalse();
        assertThat(admin.requireModerator()).isEqualTo(admin);
        assertThat(moderator.requireModerator()).isEqualTo(moderator);
    }

    @Test
    void administrators_are_no_creators_by_that() {
        assertThat(refusalOf(() -> admin.require(Role.CREATOR))).isEqualTo(new NotPermitted());
    }

    @Test
    void asks_those_to_sign_in_who_did_not() {
        assertThat(refusalOf(anonymous::requireSignedIn)).isEqualTo(new SignInRequired());
        assertThat(refusalOf(anonymous::requireModerator)).isEqualTo(new SignInRequired());
        assertThat(refusalOf(() -> anonymous.require(Role.ADMIN))).isEqualTo(new SignInRequired());
    }

    @Test
    void refuses_those_who_lack_the_role() {
        assertThat(refusalOf(() -> subscriber.require(Role.ADMIN))).isEqualTo(new NotPermitted());
        assertThat(refusalOf(subscriber::requireModerator)).isEqualTo(new NotPermitted());
        assertThat(subscriber.require(Role.SUBSCRIBER)).isEqualTo(subscriber);
    }

    private Actor with(Role role) {
        return new Actor.SignedIn(id, Set.of(role), new SessionId(id.value()));
    }
}
