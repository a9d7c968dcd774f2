package org.mecene.domain.content;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Properties;
import org.mecene.domain.testkit.Rule;

/// Holds what a [Posts] answers to [ReadingRights], whatever it does to answer.
public interface ReadingRightsContract extends Fixture {
    /// How many worlds are made of each seed.
    int WORLDS = 3;

    @Test
    @Rule({"K1", "K11", "K12", "S2", "S6"})
    default void every_door_to_a_post_agrees_with_the_one_rule() {
        Properties.forAll(
                WORLDS,
                RandomGenerator::nextLong,
                seed -> new ReadingRightsTrial(this, new SplittableRandom(seed)).run());
    }
}
