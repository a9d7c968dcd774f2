package org.mecene.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// What some clients did together in some seconds.
///
/// @param median of the milliseconds that an answer took
/// @param slow the milliseconds within which 99 of 100 answers came
/// @param cpu what the processes spent meanwhile
record Round(int requests, double seconds, double median, double slow, CpuTime cpu) {
    private static final double NANOS_PER_MILLI = 1e6;

    double perSecond() {
        return requests / seconds;
    }

    double microsPerRequest(Duration spent) {
        return spent.toNanos() / 1e3 / requests;
    }

    static Round run(List<Client> clients, Duration time, CpuMeter meter)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            var before = meter.read();
            var begin = System.nanoTime();
            var end = begin + time.toNanos();
            var running =
                    clients.stream()
                            .map(client -> threads.submit(() -> askUntil(client, end)))
                            .toList();
            var all = new ArrayList<long[]>();
            for (var one : running) {
                all.add(one.get());
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            var nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Round(
                    nanos.length,
                    seconds,
                    millisAt(0.5, nanos),
                    millisAt(0.99, nanos),
                    meter.read().since(before));
        }
    }

    private static double millisAt(double quantile, long[] sorted) {
        return sorted[(int) Math.round(quantile * (sorted.length - 1))] / NANOS_PER_MILLI;
    }

    private static long[] askUntil(Client client, long end) throws Exception {
        var nanos = new long[1 << 12];
        var count = 0;
        for (var begin = System.nanoTime(); begin < end; ) {
            client.ask();
            var now = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = now - begin;
            begin = now;
        }
        return Arrays.copyOf(nanos, count);
    }
}
