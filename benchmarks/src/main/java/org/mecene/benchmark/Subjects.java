package org.mecene.benchmark;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mecene.application.content.Reading;
import org.mecene.application.social.LikePosts;
import org.mecene.domain.content.PostId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.persistence.content.JdbiPosts;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.notifications.JdbiOutbox;
import org.mecene.persistence.platform.JdbiSettings;
import org.mecene.persistence.social.JdbiLikes;
import org.mecene.security.time.TimeOrderedIds;

/// What is measured.
final class Subjects {
    /// Each client speaks for several people in turn.
    static final int PEOPLE_PER_CLIENT = 4;

    private static final String SERVER = "server";
    private static final String SAME_SQL = "same SQL";

    private static final List<String> FOUR_STATEMENTS =
            List.of(
                    "INSERT INTO post_likes (post_id, user_id, created_at) VALUES (?, ?, now()) ON CONFLICT DO NOTHING",
                    "UPDATE post_counters SET likes = likes + 1 WHERE post_id = ? AND slot = 0");

    private final int port;
    private final DatabaseUrl database;
    private final Seeds seeds;
    private final List<Reader> readers;
    private final Recorder recorder = new Recorder();
    private final JdbiPosts posts;
    private final LikePosts likePosts;
    private final Reading reading;
    private final UUID witnessId;
    private final Actor witness;

    /// Somebody who is signed in.
    record Reader(UUID id, String accessToken) {}

    /// @param readers as many as the clients need
    /// @param witness somebody else, whose requests are recorded
    Subjects(
            int port,
            DatabaseUrl url,
            DataSource source,
            Seeds seeds,
            List<Reader> readers,
            UUID witness) {
        this.port = port;
        this.database = url;
        this.seeds = seeds;
        this.readers = List.copyOf(readers);
        this.witnessId = witness;
        this.witness = new Actor.SignedIn(new UserId(witness), Set.of(), new SessionId(witness));
        var overheard = new Database(recorder.over(source));
        var clock = InstantSource.system();
        posts = new JdbiPosts(overheard);
        reading = new Reading(new JdbiSettings(new Database(source)), clock);
        var ids = new TimeOrderedIds(clock, new SecureRandom());
        var outbox = new JdbiOutbox(overheard, ids, clock, () -> {});
        likePosts = new LikePosts(posts, new JdbiLikes(overheard, outbox), reading, clock);
    }

    Subject post() {
        var sample = seeds.posts().getFirst();
        if (posts.show(new PostId(sample), reading.by(witness)).isEmpty()) {
            throw new IllegalStateException("The first post is gone");
        }
        var sql = recorder.statements();
        return new Subject(
                "GET a post",
                new Side(
                        SERVER,
                        number -> {
                            var readers = readersOf(number);
                            var wanted = new Cycle<>(shuffled(number));
                            return http(() ->
                                    request("GET", "/api/posts/" + wanted.next(), readers.next()));
                        }),
                List.of(
                        new Side(
                                SAME_SQL,
                                number -> {
                                    var readers = readersOf(number);
                                    var wanted = new Cycle<>(shuffled(number));
                                    return jdbc(
                                            sql,
                                            () ->
                                                    Map.of(
                                                            sample,
                                                            wanted.next(),
                                                            witnessId,
                                                            readers.next().id()));
                                })));
    }

    Subject feed() {
        posts.feed(reading.by(witness), PageRequest.first(PageRequest.DEFAULT_LIMIT));
        var sql = recorder.statements();
        return new Subject(
                "GET the feed",
                new Side(
                        SERVER,
                        number -> {
                            var readers = readersOf(number);
                            return http(() -> request("GET", "/api/feed", readers.next()));
                        }),
                List.of(
                        new Side(
                                SAME_SQL,
                                number -> {
                                    var readers = readersOf(number);
                                    return jdbc(sql, () -> Map.of(witnessId, readers.next().id()));
                                })));
    }

    /// Each like is a new one. The comparisons like as other people than the server's clients.
    Subject like() {
        var sample = seeds.posts().getFirst();
        likePosts.like(witness, new PostId(sample));
        var sql = recorder.statements();
        var event = idOfEvent(sql, sample);
        var classic = FOUR_STATEMENTS.stream().map(one -> classic(one, sample)).toList();
        return new Subject(
                "POST a like",
                new Side(
                        SERVER,
                        number -> {
                            var pairs = pairs(readersOf(number).all(), number);
                            return http(() -> {
                                var pair = pairs.next();
                                return request(
                                        "POST",
                                        "/api/posts/" + pair.post() + "/like",
                                        pair.reader());
                            });
                        }),
                List.of(
                        new Side(
                                SAME_SQL,
                                number -> {
                                    var pairs = pairs(others(number, 0), number);
                                    return jdbc(
                                            sql,
                                            () -> {
                                                var pair = pairs.next();
                                                return Map.of(
                                                        sample, pair.post(),
                                                        witnessId, pair.reader().id(),
                                                        event, UUID.randomUUID());
                                            });
                                }),
                        new Side(
                                "begin, insert, update, commit",
                                number -> {
                                    var pairs = pairs(others(number, 1), number);
                                    var client =
                                            jdbc(
                                                    classic,
                                                    () -> {
                                                        var pair = pairs.next();
                                                        return Map.of(
                                                                sample, pair.post(),
                                                                witnessId, pair.reader().id());
                                                    });
                                    return client.inTransactions();
                                })));
    }

    private record Pair(Reader reader, UUID post) {}

    private Cycle<Pair> pairs(List<Reader> people, int number) {
        var wanted = shuffled(number);
        return new Cycle<>(
                people.stream()
                        .flatMap(person -> wanted.stream().map(post -> new Pair(person, post)))
                        .toList());
    }

    private Cycle<Reader> readersOf(int number) {
        return new Cycle<>(
                readers.subList(number * PEOPLE_PER_CLIENT, (number + 1) * PEOPLE_PER_CLIENT));
    }

    /// People who never sign in.
    private List<Reader> others(int number, int group) {
        var from = readers.size() * (group + 1) + number * PEOPLE_PER_CLIENT;
        return seeds.people().subList(from, from + PEOPLE_PER_CLIENT).stream()
                .map(id -> new Reader(id, ""))
                .toList();
    }

    private List<UUID> shuffled(int number) {
        var wanted = new ArrayList<>(seeds.posts());
        Collections.shuffle(wanted, new Random(number));
        return wanted;
    }

    private Statement classic(String sql, UUID sample) {
        return new Statement(
                sql, sql.contains("INSERT") ? List.of(sample, witnessId) : List.of(sample));
    }

    /// The one id in the statements that is neither of the post nor of the person.
    private UUID idOfEvent(List<Statement> statements, UUID sample) {
        return statements.stream()
                .flatMap(statement -> statement.values().stream())
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .filter(id -> !id.equals(sample) && !id.equals(witnessId))
                .findFirst()
                .orElseThrow();
    }

    private HttpClient http(Supplier<byte[]> requests) throws IOException {
        return new HttpClient(port, requests);
    }

    private static byte[] request(String method, String path, Reader reader) {
        return HttpClient.request(method, path, reader.accessToken());
    }

    private JdbcClient jdbc(List<Statement> sql, Supplier<Map<UUID, UUID>> replacements)
            throws SQLException {
        var connection =
                DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password());
        return new JdbcClient(connection, sql, replacements);
    }
}
