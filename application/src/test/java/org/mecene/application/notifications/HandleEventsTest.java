package org.mecene.application.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

@Rule("T1")
final class HandleEventsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User fan = world.has(aUser());

    @Test
    void handles_an_event_once() {
        follow();

        assertThat(world.notifications.handleEvents.handle()).isEqualTo(1);
        assertThat(world.notifications.handleEvents.handle()).isZero();
        assertThat(world.toldTo(creator)).hasSize(1);
    }

    @Test
    void handles_each_once_when_many_workers_are_at_it() {
        IntStream.range(0, 40)
                .forEach(_ ->
                        world.content.followCreators.follow(
                                world.as(world.has(aUser())), creator.id()));

        Race.of(() -> {
            while (world.notifications.handleEvents.handle() > 0) {
                // Until nothing is left.
            }
            return true;
        });

        assertThat(world.toldTo(creator)).hasSize(40);
    }

    @Test
    void tells_nothing_twice_when_an_event_is_handled_again() {
        var teller =
                new Teller(
                        world.ports().users(),
                        world.ports().notifications(),
                        world.ports().mailQueue(),
                        new Wording(),
                        world.ports().ids());
        var handler = new TellOfSocial(teller, world.ports().comments(), world.ports().posts());
        follow();
        var recorded = world.ports().outbox().lease(1, Duration.ofMinutes(1)).getFirst();

        world.committed(() -> handler.handle(recorded));
        world.committed(() -> handler.handle(recorded));

        assertThat(world.toldTo(creator)).hasSize(1);
    }

    @Test
    void does_nothing_for_a_worker_who_comes_too_late() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        var late =
                new EventHandler() {
                    @Override
                    public void beforeTransaction(RecordedEvent recorded) {
                        world.committed(() -> world.ports().outbox().markHandled(recorded.id()));
                    }

                    @Override
                    public void handle(RecordedEvent recorded) {
                        done.add("handled");
                    }
                };
        follow();

        var taken = handling(late).handle();

        assertThat(taken).isEqualTo(1);
        assertThat(done).isEmpty();
    }

    @Test
    void undoes_everything_and_tries_again_when_one_handler_fails() {
        var broken = new AtomicBoolean(true);
        EventHandler fails =
                _ -> {
                    if (broken.get()) {
                        throw new IllegalStateException("boom");
                    }
                };
        var handling = handling(tellsOfFollowers(), fails);
        follow();

        handling.handle();

        assertThat(world.toldTo(creator)).isEmpty();
        broken.set(false);
        assertThat(handling.handle()).as("not due yet").isZero();
        world.passes(Duration.ofHours(1));
        assertThat(handling.handle()).isEqualTo(1);
        assertThat(world.toldTo(creator)).hasSize(1);
    }

    @Test
    void tries_again_when_something_outside_fails() {
        var broken = new AtomicBoolean(true);
        var outside =
                new EventHandler() {
                    @Override
                    public void beforeTransaction(RecordedEvent recorded) {
                        if (broken.get()) {
                            throw new IllegalStateException("no answer");
                        }
                    }

                    @Override
                    public void handle(RecordedEvent recorded) {
                        // Everything happens outside.
                    }
                };
        var handling = handling(tellsOfFollowers(), outside);
        follow();
        handling.handle();
        assertThat(world.toldTo(creator)).isEmpty();

        broken.set(false);
        world.passes(Duration.ofHours(1));
        handling.handle();

        assertThat(world.toldTo(creator))
                .extracting(notification -> notification.kind())
                .containsExactly(NotificationKind.NEW_FOLLOWER);
    }

    @Test
    void sets_an_event_aside_that_can_never_be_handled() {
        EventHandler fails =
                _ -> {
                    throw new IllegalStateException("boom");
                };
        var handling = handling(fails);
        follow();

        for (var attempt = 0; attempt < 50; attempt++) {
            handling.handle();
            world.passes(Duration.ofDays(1));
        }

        assertThat(world.ports().outbox().aside()).hasSize(1);
        assertThat(world.ports().outbox().unfinished()).isZero();
    }

    private HandleEvents handling(EventHandler... handlers) {
        return new HandleEvents(
                world.ports().outbox(), List.of(handlers), world.ports().transactions());
    }

    private EventHandler tellsOfFollowers() {
        return new TellOfSocial(
                new Teller(
                        world.ports().users(),
                        world.ports().notifications(),
                        world.ports().mailQueue(),
                        new Wording(),
                        world.ports().ids()),
                world.ports().comments(),
                world.ports().posts());
    }

    private void follow() {
        world.content.followCreators.follow(world.as(fan), creator.id());
    }
}
