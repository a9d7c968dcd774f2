package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;

public final class InMemoryDeclines implements Declines {
    private final Rows<UUID, Beginning> beginnings;
    private final Rows<String, Counted> declines;

    public InMemoryDeclines(InMemoryDatabase database) {
        this.beginnings = new Rows<>(database.transactions());
        this.declines = new Rows<>(database.transactions());
    }

    @Override
    public void begin(UUID asked, Payer payer, Instant now) {
        if (!beginnings.has(asked)) {
            beginnings.add(asked, new Beginning(payer, now));
        }
    }

    @Override
    public boolean count(Decline decline) {
        if (declines.has(decline.attempt())) {
            return false;
        }
        var payer = beginnings.find(decline.asked()).map(Beginning::payer).orElse(null);
        declines.add(decline.attempt(), new Counted(decline, payer, false));
        return true;
    }

    @Override
    public void forgive(UUID asked, Instant until) {
        beginnings
                .find(asked)
                .map(Beginning::payer)
                .ifPresent(payer ->
                        declines.where(row -> row.isOf(payer) && !row.at().isAfter(until))
                                .forEach(row -> declines.put(row.attempt(), row.forgiven())));
    }

    @Override
    public Duration waitOf(Payer payer, Instant now) {
        var ofAccount = until(row -> row.isOf(payer) && !row.isForgiven(), MOST_OF_ACCOUNT, now);
        var ofNetwork = until(row -> row.isFrom(payer), MOST_OF_NETWORK, now);
        var ofCards =
                counting(now)
                        .filter(row -> row.isOf(payer) && row.card() != null)
                        .map(Counted::card)
                        .distinct()
                        .map(card ->
                                until(row -> Objects.equals(row.card(), card), MOST_OF_CARD, now));
        return Stream.concat(Stream.of(ofAccount, ofNetwork), ofCards)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }

    @Override
    public int forgetOld(Instant now) {
        var old =
                declines.where(row -> !row.at().isAfter(now.minus(DECLINES_KEPT)))
                        .map(Counted::attempt)
                        .toList();
        old.forEach(declines::remove);
        var longAgo = now.minus(BEGINNINGS_KEPT);
        var done =
                beginnings
                        .keys()
                        .filter(asked ->
                                !beginnings.find(asked).orElseThrow().at().isAfter(longAgo))
                        .toList();
        done.forEach(beginnings::remove);
        return old.size() + done.size();
    }

    /// When the last of too many will count no more; empty when there are not too many.
    private Optional<Instant> until(Predicate<Counted> whose, int most, Instant now) {
        return counting(now)
                .filter(whose)
                .map(Counted::at)
                .sorted(Comparator.reverseOrder())
                .skip(most - 1)
                .findFirst()
                .map(at -> at.plus(WINDOW));
    }

    private Stream<Counted> counting(Instant now) {
        return declines.where(row -> row.at().isAfter(now.minus(WINDOW)));
    }

    private record Beginning(Payer payer, Instant at) {}

    private record Counted(Decline decline, @Nullable Payer payer, boolean isForgiven) {
        String attempt() {
            return decline.attempt();
        }

        Instant at() {
            return decline.at();
        }

        @Nullable CardMark card() {
            return decline.card();
        }

        boolean isOf(Payer other) {
            return payer != null && payer.account().equals(other.account());
        }

        boolean isFrom(Payer other) {
            return payer != null
                    && payer.network() != null
                    && payer.network().equals(other.network());
        }

        Counted forgiven() {
            return new Counted(decline, payer, true);
        }
    }
}
