package org.mecene.domain.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.NoticeInbox.Outcome;
import org.mecene.domain.payments.NoticeInbox.Received;
import org.mecene.domain.testkit.LeasedWorkContract;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;

/// What every [NoticeInbox] promises.
@Rule("W2")
public interface NoticeInboxContract extends LeasedWorkContract<Received> {
    @Override
    default UUID addWork() {
        var notice = notice();
        var id = new NoticeId(ports().ids().next());
        ports().noticeInbox().store(id, notice, ports().clock().instant());
        return id.value();
    }

    @Override
    default UUID tagOf(Received work) {
        return work.id().value();
    }

    @Override
    default List<Received> lease(int max, Duration lease) {
        return ports().noticeInbox().lease(max, lease);
    }

    @Override
    default boolean finish(Received work) {
        return inTransaction(() -> ports().noticeInbox().markDone(work.id(), Outcome.APPLIED));
    }

    @Override
    default void handBack(Received work) {
        ports().noticeInbox().handBack(work.id(), "Test");
    }

    @Override
    default long unfinished() {
        return ports().noticeInbox().unfinished();
    }

    @Test
    default void keeps_the_bytes_as_they_were_signed() {
        var bytes = new byte[256];
        for (var value = 0; value < bytes.length; value++) {
            bytes[value] = (byte) value;
        }
        var ref = "evt_" + ports().ids().next();
        var notice = new Notice("stripe", ref, "payment_intent.succeeded", Bytes.of(bytes));
        var id = new NoticeId(ports().ids().next());

        var isNew = ports().noticeInbox().store(id, notice, ports().clock().instant());

        assertThat(isNew).isTrue();
        assertThat(taken(id.value())).contains(new Received(id, notice));
    }

    @Test
    default void drops_a_notice_whose_name_is_known() {
        var notice = notice();
        var first = new NoticeId(ports().ids().next());
        var second = new NoticeId(ports().ids().next());
        var now = ports().clock().instant();

        assertThat(ports().noticeInbox().store(first, notice, now)).isTrue();
        assertThat(ports().noticeInbox().store(second, notice, now)).isFalse();

        assertThat(leaseAll()).extracting(Received::id).contains(first).doesNotContain(second);
    }

    @Test
    default void drops_a_notice_that_was_done_before() {
        var notice = notice();
        var now = ports().clock().instant();
        var first = new NoticeId(ports().ids().next());
        ports().noticeInbox().store(first, notice, now);
        taken(first.value()).ifPresent(this::finish);

        var again = ports().noticeInbox().store(new NoticeId(ports().ids().next()), notice, now);

        assertThat(again).isFalse();
    }

    @Test
    default void keeps_notices_of_one_name_from_two_providers() {
        var ref = "evt_" + ports().ids().next();
        var body = Bytes.of(new byte[] {1});
        var now = ports().clock().instant();

        var one =
                ports().noticeInbox()
                        .store(
                                new NoticeId(ports().ids().next()),
                                new Notice("stripe", ref, "kind", body),
                                now);
        var other =
                ports().noticeInbox()
                        .store(
                                new NoticeId(ports().ids().next()),
                                new Notice("sandbox", ref, "kind", body),
                                now);

        assertThat(List.of(one, other)).containsExactly(true, true);
    }

    @Test
    default void stores_one_of_many_at_once() {
        var notice = notice();
        var now = ports().clock().instant();

        var results =
                Race.of(() ->
                        ports().noticeInbox()
                                .store(new NoticeId(ports().ids().next()), notice, now));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
        assertThat(leaseAll()).extracting(Received::notice).containsOnlyOnce(notice);
    }

    @Test
    default void marks_a_notice_as_done_once() {
        var received = taken(addWork()).orElseThrow();

        assertThat(finish(received)).isTrue();
        assertThat(finish(received)).isFalse();
    }

    @Test
    default void lets_one_of_many_who_apply_a_notice_at_once_mark_it() {
        var received = taken(addWork()).orElseThrow();

        var results = Race.of(() -> finish(received));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
    }

    @Test
    default void forgets_the_mark_with_the_transaction_of_the_effects() {
        var work = addWork();
        var received = taken(work).orElseThrow();

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().noticeInbox().markDone(received.id(), Outcome.APPLIED);
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        ports().clock().advance(LEASE.plusSeconds(1));
        assertThat(taken(work)).isPresent();
        assertThat(finish(received)).isTrue();
    }

    @Test
    default void sets_aside_at_once_what_cannot_be_helped() {
        takeAll();
        var before = unfinished();
        var work = addWork();
        var received = taken(work).orElseThrow();

        ports().noticeInbox().setAside(received.id(), "Contradicts the books");

        assertThat(unfinished()).isEqualTo(before);
        ports().clock().advance(LONGEST_DELAY);
        assertThat(taken(work)).isEmpty();
    }

    @Test
    default void lists_what_was_set_aside_and_lets_it_be_tried_again() {
        takeAll();
        var work = addWork();
        var received = taken(work).orElseThrow();
        ports().noticeInbox().setAside(received.id(), "Contradicts the books");

        var listed = ports().noticeInbox().failed(PageRequest.first(100)).items();
        assertThat(ports().noticeInbox().failures()).isEqualTo(listed.size());
        var known = inTransaction(() -> ports().noticeInbox().replay(received.id()));
        var unknown =
                inTransaction(
                        () -> ports().noticeInbox().replay(new NoticeId(ports().ids().next())));

        assertThat(listed)
                .filteredOn(failed -> failed.id().equals(received.id()))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.failure()).isEqualTo("Contradicts the books");
                    assertThat(failed.ref()).isEqualTo(received.notice().ref());
                });
        assertThat(known).isTrue();
        assertThat(unknown).isFalse();
        assertThat(taken(work)).isPresent();
        assertThat(ports().noticeInbox().failed(PageRequest.first(100)).items())
                .noneMatch(failed -> failed.id().equals(received.id()));
    }

    @Test
    default void marks_nothing_outside_a_transaction() {
        var received = taken(addWork()).orElseThrow();

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().noticeInbox().markDone(received.id(), Outcome.IGNORED));
    }

    private Notice notice() {
        var ref = "evt_" + ports().ids().next();
        return new Notice("sandbox", ref, "payment", Bytes.of(ref.getBytes(UTF_8)));
    }
}
