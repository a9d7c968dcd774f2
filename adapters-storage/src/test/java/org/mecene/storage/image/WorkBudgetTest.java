package org.mecene.storage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mecene.domain.media.MediaProcessor.Busy;

class WorkBudgetTest {
    @Test
    void lets_nobody_wait_longer_than_it_has_patience() throws Exception {
        var limits = ImageLimits.ofThisMachine();
        var impatient =
                new ImageLimits(
                        limits.maxPixels(),
                        limits.maxSide(),
                        limits.maxFrames(),
                        limits.decodeTime(),
                        limits.memoryBytes(),
                        1,
                        Duration.ofMillis(50));
        var budget = new WorkBudget(impatient);
        var taken = new CountDownLatch(1);
        var refused = new CountDownLatch(1);

        try (var threads = Executors.newFixedThreadPool(1)) {
            var other =
                    threads.submit(() -> {
                        try (var _ = budget.take(1)) {
                            taken.countDown();
                            refused.await();
                        }
                        return true;
                    });
            taken.await();

            assertThatThrownBy(() -> budget.take(1)).isInstanceOf(Busy.class);

            refused.countDown();
            assertThat(other.get()).isTrue();
        }
    }

    @Test
    void works_alone_on_an_image_that_needs_more_than_there_is() {
        var limits = ImageLimits.ofThisMachine();
        var budget = new WorkBudget(limits);

        try (var share = budget.take(Long.MAX_VALUE)) {
            assertThat(share).isNotNull();
        }
        try (var share = budget.take(limits.memoryBytes())) {
            assertThat(share).isNotNull();
        }
    }
}
