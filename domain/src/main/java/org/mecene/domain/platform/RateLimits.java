package org.mecene.domain.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Counts what callers do, for all nodes together, and says when it is too much. A limit is a
/// bucket for each caller: it starts full, an act takes from it, and it fills evenly again, so
/// nobody is shut out for longer than one window.
///
/// Calls run outside of transactions: what was taken stays taken when the act fails.
public interface RateLimits {
    int FREE_GUESSES = 10;
    Duration FIRST_WAIT = Duration.ofSeconds(30);
    Duration LONGEST_WAIT = Duration.ofMinutes(15);
    Duration GUESSES_KEPT = Duration.ofDays(1);
    int MOST_DOUBLINGS = 10;

    /// Takes from several buckets, in the given order, and stops at the first that has too little.
    /// What was taken before it stays taken. Of many at once, never more pass than there is.
    ///
    /// @param draws at least one; the narrowest first, so that one caller who is refused takes
    ///   nothing from what everybody shares
    Taken take(List<Draw> draws, Instant now);

    /// Puts back what was taken, because it does not count after all.
    void giveBack(Draw draw);

    /// Counts a guess at what somebody keeps secret, before it is known to be wrong: ten are free,
    /// after that each is followed by a wait twice as long as the one before, 15 minutes at the
    /// most ([#waitAfter]). Whoever comes too soon is told how long to wait, and that is not
    /// counted: a wait always ends. Of many at once, never more pass. A day after the last one all
    /// is forgotten.
    ///
    /// @return zero when the guess may be looked at
    Duration guess(String who, Instant now);

    /// Forgets the guesses: one was right.
    void guessedRight(String who);

    /// Takes back a guess that nobody had the time to look at: it does not count, and nobody waits
    /// because of it.
    void guessUnseen(String who);

    /// How long to wait after so many guesses.
    static Duration waitAfter(int guesses) {
        if (guesses < FREE_GUESSES) {
            return Duration.ZERO;
        }
        var doublings = Math.min(guesses - FREE_GUESSES, MOST_DOUBLINGS);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /// Forgets the buckets that are full again, and guesses of which the last is a day old.
    ///
    /// @return how many
    int forgetFull(Instant now);

    /// @param name of the bucket, the same on every node and in every release
    /// @param most what it holds
    /// @param per in what time an empty one is full again
    record Limit(String name, int most, Duration per) {
        public Limit {
            if (most < 1 || per.toMillis() < most) {
                throw new IllegalArgumentException("Not a limit: " + most + " per " + per);
            }
        }

        /// How long the bucket takes to gain one.
        public Duration step() {
            return per.dividedBy(most);
        }
    }

    /// @param who the caller, as far as this limit tells callers apart
    /// @param units how much is taken; more than there ever is counts as all there is
    record Draw(Limit limit, String who, int units) {
        public Draw {
            units = Math.clamp(units, 1, limit.most());
        }

        public static Draw one(Limit limit, String who) {
            return new Draw(limit, who, 1);
        }
    }

    /// How a bucket stands afterwards: the one that had too little, or else the one with the least
    /// left.
    ///
    /// @param isGranted whether everything asked for was taken
    /// @param left what can still be taken at once
    /// @param untilFull when the bucket is full again
    /// @param again when the same may be asked again; zero when it was granted
    record Taken(Limit limit, boolean isGranted, int left, Duration untilFull, Duration again) {
        /// Reads a bucket by the moment at which it will be full.
        public static Taken of(Draw draw, boolean isGranted, Duration untilFull) {
            var limit = draw.limit();
            var room = limit.per().minus(untilFull);
            var left = room.isNegative() ? 0 : (int) room.dividedBy(limit.step());
            var again =
                    isGranted
                            ? Duration.ZERO
                            : untilFull
                                    .plus(limit.step().multipliedBy(draw.units()))
                                    .minus(limit.per());
            return new Taken(limit, isGranted, left, untilFull, again);
        }
    }
}
