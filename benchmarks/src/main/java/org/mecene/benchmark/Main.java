package org.mecene.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.mecene.persistence.database.ConnectionPool;
import org.mecene.persistence.database.DatabaseUrl;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts a server, fills it, and measures it.
@Command(
        name = "mecene bench",
        description = "Compare requests per second with those of the same SQL.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    private static final int CONNECTIONS = 4;
    private static final Duration BACKLOG_LIMIT = Duration.ofMinutes(2);

    @Option(names = "--clients", description = "How many ask at the same time.")
    private int clients = 16;

    @Option(names = "--rounds", description = "How often each side has its turn.")
    private int rounds = 5;

    @Option(names = "--seconds", description = "How long a turn lasts.")
    private int seconds = 4;

    @Option(names = "--warm-up", description = "How long each side warms up, in seconds.")
    private int warmUp = 10;

    @Option(names = "--users", description = "How many people there are.")
    private int users = 2_000;

    @Option(names = "--posts", description = "How many posts there are; ten times as many likes.")
    private int posts = 20_000;

    @Option(names = "--only", description = "Measure one: post, feed or like.")
    private String only = "";

    @Option(names = "--jar", description = "The server.")
    private Path jar = Path.of("bootstrap/target/mecene.jar");

    @Option(names = "--java", split = " ", description = "Options of the server's JVM.")
    private List<String> javaOptions = List.of("-Xmx512m");

    @Option(names = "--data", description = "A directory to keep the data in for another run.")
    private Path data = Path.of("");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var isKept = !data.toString().isEmpty();
        var directory =
                isKept
                        ? Files.createDirectories(data.toAbsolutePath())
                        : Files.createTempDirectory("mecene-bench-");
        try (var server = ServerUnderTest.start(jar, javaOptions, directory)) {
            measure(server);
        } finally {
            if (!isKept) {
                remove(directory);
            }
        }
        return 0;
    }

    private void measure(ServerUnderTest server) throws Exception {
        var url = server.database();
        try (var connection = open(url);
                var source = ConnectionPool.open(url, CONNECTIONS)) {
            System.out.println("Filling the database ...");
            var seeds = Seeds.in(connection, users, posts);
            var subjects =
                    new Subjects(
                            server.port(),
                            url,
                            source,
                            seeds,
                            signIn(server, connection, seeds),
                            seeds.people().getLast());
            describe();
            var contest =
                    new Contest(
                            new Contest.Plan(
                                    clients,
                                    rounds,
                                    Duration.ofSeconds(warmUp),
                                    Duration.ofSeconds(seconds)),
                            new CpuMeter(server.process(), server.postgres()),
                            () -> awaitEmptyOutbox(connection));
            Contest.head(System.out);
            for (var subject : wanted()) {
                contest.hold(subject.apply(subjects), System.out);
            }
        }
    }

    private List<Function<Subjects, Subject>> wanted() {
        return switch (only) {
            case "" -> List.of(Subjects::post, Subjects::feed, Subjects::like);
            case "post" -> List.of(Subjects::post);
            case "feed" -> List.of(Subjects::feed);
            case "like" -> List.of(Subjects::like);
            default -> throw new IllegalArgumentException("--only takes post, feed or like");
        };
    }

    private void describe() {
        System.out.printf(
                "%d clients, %d rounds of %d s after %d s of warm-up; %d processors, Java %s, %s; %d users, %d posts.%n",
                clients,
                rounds,
                seconds,
                warmUp,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(" ", javaOptions),
                users,
                posts);
        System.out.println(
                "Ratio: the server's requests per second to this side's. The last three: microseconds of CPU per request.");
    }

    private List<Subjects.Reader> signIn(ServerUnderTest server, Connection connection, Seeds seeds)
            throws Exception {
        var readers = new ArrayList<Subjects.Reader>();
        for (var id : seeds.people().subList(0, clients * Subjects.PEOPLE_PER_CLIENT)) {
            try (var statement =
                    connection.prepareStatement("SELECT email FROM users WHERE id = ?")) {
                statement.setObject(1, id);
                try (var row = statement.executeQuery()) {
                    row.next();
                    readers.add(new Subjects.Reader(id, server.signIn(row.getString(1))));
                }
            }
        }
        return readers;
    }

    /// Likes leave events behind, which the server works off beside the next round otherwise.
    private static void awaitEmptyOutbox(Connection connection) throws Exception {
        var end = System.nanoTime() + BACKLOG_LIMIT.toNanos();
        while (waitingEvents(connection) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The server does not work off its events");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static long waitingEvents(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*) FROM outbox_events WHERE state = 'waiting'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection open(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
