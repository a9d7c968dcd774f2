package org.mecene.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Measures a subject: its sides take turns, so that what else happens on the machine hits all of
/// them, and the median of the rounds counts.
final class Contest {
    private static final int ENOUGH = 50_000;
    private static final int MOST_WARM_UPS = 6;

    private final Plan plan;
    private final CpuMeter meter;
    private final Pause pause;

    /// @param clients how many ask at the same time
    record Plan(int clients, int rounds, Duration warmUp, Duration round) {}

    /// Waits until the server has worked off what the round before left behind.
    interface Pause {
        void await() throws Exception;
    }

    Contest(Plan plan, CpuMeter meter, Pause pause) {
        this.plan = plan;
        this.meter = meter;
        this.pause = pause;
    }

    void hold(Subject subject, PrintStream out) throws Exception {
        var corners = new ArrayList<Corner>();
        try {
            corners.add(new Corner(subject.server(), plan.clients()));
            for (var side : subject.comparisons()) {
                corners.add(new Corner(side, plan.clients()));
            }
            for (var corner : corners) {
                corner.warmUp(plan.warmUp(), meter);
                pause.await();
            }
            for (var round = 0; round < plan.rounds(); round++) {
                for (var corner : corners) {
                    corner.play(plan.round(), meter);
                    pause.await();
                }
            }
            report(subject.name(), corners, out);
        } finally {
            for (var corner : corners) {
                corner.close();
            }
        }
    }

    private static void report(String subject, List<Corner> corners, PrintStream out) {
        var server = corners.getFirst().median(Round::perSecond);
        for (var corner : corners) {
            var perSecond = corner.median(Round::perSecond);
            out.printf(
                    Locale.ROOT,
                    "| %-12s | %-29s | %7.0f | %6.2f | %6.2f | %5.2f | %6.0f | %5.0f | %6.0f |%n",
                    subject,
                    corner.side.name(),
                    perSecond,
                    corner.median(Round::median),
                    corner.median(Round::slow),
                    server / perSecond,
                    corner.median(round -> round.microsPerRequest(round.cpu().server())),
                    corner.median(round -> round.microsPerRequest(round.cpu().postgres())),
                    corner.median(round -> round.microsPerRequest(round.cpu().clients())));
        }
    }

    static void head(PrintStream out) {
        out.println(
                "| subject      | side                          |     rps | p50 ms | p99 ms | ratio | server |    PG | client |");
        out.println("|---|---|---|---|---|---|---|---|---|");
    }

    /// One side with its clients and its rounds.
    private static final class Corner {
        private final Side side;
        private final List<Client> clients = new ArrayList<>();
        private final List<Round> rounds = new ArrayList<>();

        Corner(Side side, int count) throws Exception {
            this.side = side;
            for (var number = 0; number < count; number++) {
                clients.add(side.clients().of(number));
            }
        }

        void play(Duration time, CpuMeter meter) throws Exception {
            rounds.add(Round.run(clients, time, meter));
        }

        /// Until it did enough for the JVM to have compiled what is hot, on a slow machine too.
        void warmUp(Duration time, CpuMeter meter) throws Exception {
            var done = 0;
            for (var turn = 0; turn < MOST_WARM_UPS && done < ENOUGH; turn++) {
                play(time, meter);
                done += rounds.getLast().requests();
            }
            rounds.clear();
        }

        double median(ToDoubleFunction<Round> figure) {
            var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        void close() throws Exception {
            for (var client : clients) {
                client.close();
            }
        }
    }
}
