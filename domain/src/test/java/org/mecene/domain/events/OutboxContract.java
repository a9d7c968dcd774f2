package org.mecene.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.social.SocialEvent.Followed;
import org.mecene.domain.testkit.LeasedWorkContract;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

/// What every [Events] and the [Outbox] behind it promise.
@Rule("T1")
public interface OutboxContract extends LeasedWorkContract<RecordedEvent> {
    @Override
    default UUID addWork() {
        var event = event();
        committed(() -> ports().events().publish(event));
        return event.follower().value();
    }

    @Override
    default UUID tagOf(RecordedEvent work) {
        return work.event() instanceof Followed(var follower, _)
                ? follower.value()
                : work.id().value();
    }

    @Override
    default List<RecordedEvent> lease(int max, Duration lease) {
        return ports().outbox().lease(max, lease);
    }

    @Override
    default boolean finish(RecordedEvent work) {
        return inTransaction(() -> ports().outbox().markHandled(work.id()));
    }

    @Override
    default void handBack(RecordedEvent work) {
        ports().outbox().handBack(work.id(), "Test");
    }

    @Override
    default long unfinished() {
        return ports().outbox().unfinished();
    }

    @Test
    default void keeps_every_kind_of_event() {
        takeAll();
        var samples = EventSamples.of(ports().ids().next());
        committed(() -> samples.forEach(ports().events()::publish));

        var recorded = leaseAll();

        assertThat(recorded).extracting(RecordedEvent::event).containsExactlyElementsOf(samples);
        assertThat(recorded).extracting(RecordedEvent::id).doesNotHaveDuplicates();
        assertThat(samples.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        EventSamples.kinds().<Class<?>>map(kind -> kind).toList());
    }

    @Test
    default void keeps_when_an_event_was_published() {
        var at = ports().clock().instant();
        var work = addWork();
        ports().clock().advance(Duration.ofHours(1));

        assertThat(taken(work).orElseThrow().at()).isEqualTo(at);
    }

    @Test
    default void stores_no_event_of_a_transaction_that_was_rolled_back() {
        var event = event();

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().events().publish(event);
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(taken(event.follower().value())).isEmpty();
    }

    @Test
    default void marks_an_event_as_handled_once() {
        var recorded = taken(addWork()).orElseThrow();

        assertThat(finish(recorded)).isTrue();
        assertThat(finish(recorded)).isFalse();
    }

    @Test
    default void lets_one_of_many_who_handle_an_event_at_once_mark_it() {
        var recorded = taken(addWork()).orElseThrow();

        var results = Race.of(() -> finish(recorded));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
    }

    @Test
    default void forgets_the_mark_with_the_transaction_of_the_handling() {
        var work = addWork();
        var recorded = taken(work).orElseThrow();

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().outbox().markHandled(recorded.id());
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        ports().clock().advance(LEASE.plusSeconds(1));
        assertThat(taken(work)).isPresent();
        assertThat(finish(recorded)).isTrue();
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var recorded = taken(addWork()).orElseThrow();

        assertThatIllegalStateException().isThrownBy(() -> ports().events().publish(event()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().outbox().markHandled(recorded.id()));
    }

    private Followed event() {
        return new Followed(new UserId(ports().ids().next()), new UserId(ports().ids().next()));
    }
}
