package org.mecene.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Listens between the adapters and the driver, so that the SQL that the server is compared with is
/// the server's, also when it changes.
final class Recorder {
    private static final int FIRST_PARAMETER = 1;

    private final List<Recorded> heard = new ArrayList<>();

    private record Recorded(String sql, TreeMap<Integer, @Nullable Object> values) {}

    /// The same source of connections, overheard.
    DataSource over(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, arguments, result) ->
                        result instanceof Connection connection ? over(connection) : result);
    }

    /// What was sent since this was asked last.
    List<Statement> statements() {
        var statements =
                heard.stream()
                        .map(one ->
                                new Statement(
                                        one.sql(),
                                        Collections.unmodifiableList(
                                                new ArrayList<>(one.values().values()))))
                        .toList();
        heard.clear();
        return statements;
    }

    private Connection over(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (method, arguments, result) ->
                        result instanceof PreparedStatement statement
                                ? over(statement, (String) arguments[0])
                                : result);
    }

    private PreparedStatement over(PreparedStatement statement, String sql) {
        var recorded = new Recorded(sql, new TreeMap<>());
        heard.add(recorded);
        return proxy(
                PreparedStatement.class,
                statement,
                (method, arguments, result) -> {
                    if (method.getName().startsWith("set")
                            && arguments.length > FIRST_PARAMETER
                            && arguments[0] instanceof Integer position) {
                        var isNull = method.getName().equals("setNull");
                        recorded.values().put(position, isNull ? null : arguments[1]);
                    }
                    return result;
                });
    }

    private interface Ear {
        @Nullable Object hear(Method method, Object[] arguments, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T behind, Ear ear) {
        return type.cast(
                Proxy.newProxyInstance(
                        Recorder.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, given) -> {
                            var arguments = given == null ? new Object[0] : given;
                            try {
                                return ear.hear(
                                        method, arguments, method.invoke(behind, arguments));
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        }));
    }
}
