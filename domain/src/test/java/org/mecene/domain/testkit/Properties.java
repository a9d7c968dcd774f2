package org.mecene.domain.testkit;

import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Shows that something holds for whatever a generator makes. It runs with one seed that is always
/// the same and one that is new in every run; a failure names seed and value, and
/// `-Dmecene.seed=...` repeats it.
public final class Properties {
    private static final long FIXED_SEED = 20_261_121L;

    private Properties() {}

    /// @param tries how many values are made of each seed
    /// @param property throws when it does not hold
    public static <T> void forAll(
            int tries, Function<RandomGenerator, T> generator, Consumer<T> property) {
        var wished = Long.getLong("mecene.seed");
        var fresh = wished == null ? new SecureRandom().nextLong() : wished;
        for (var seed : List.of(FIXED_SEED, fresh)) {
            var random = new SplittableRandom(seed);
            for (var attempt = 1; attempt <= tries; attempt++) {
                hold(generator.apply(random), property, seed, attempt);
            }
        }
    }

    /// One of some things.
    public static <T> T oneOf(RandomGenerator random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /// A long of any size: small ones are as likely as large ones.
    public static long anyLong(RandomGenerator random) {
        return random.nextLong() >> random.nextInt(64);
    }

    /// A text of the given characters.
    ///
    /// @param alphabet code points to choose from
    public static String text(RandomGenerator random, String alphabet, int maxLength) {
        var letters = alphabet.codePoints().toArray();
        var text = new StringBuilder();
        for (var left = random.nextInt(maxLength + 1); left > 0; left--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static <T> void hold(T value, Consumer<T> property, long seed, int attempt) {
        try {
            property.accept(value);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(
                    "Does not hold for %s (try %d of seed %d, fixed seed %d; repeat with -Dmecene.seed=%d)"
                            .formatted(value, attempt, seed, FIXED_SEED, seed),
                    failure);
        }
    }
}
