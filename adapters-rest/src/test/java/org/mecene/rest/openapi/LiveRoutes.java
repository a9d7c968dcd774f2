package org.mecene.rest.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.server.Routes;

/// The routes of the code, by reflection.
final class LiveRoutes {
    private LiveRoutes() {}

    record Live(String path, String method, Method code) {
        String name() {
            return method + " " + path;
        }

        String access() {
            return code.getAnnotation(Access.class).value().wire();
        }

        boolean isIdempotent() {
            return code.isAnnotationPresent(Idempotent.class);
        }

        /// The names of the query's parameters, as far as the method names them.
        Set<String> query() {
            var names = new TreeSet<String>();
            for (var parameter : code.getParameters()) {
                var query = parameter.getAnnotation(QueryParam.class);
                if (query != null) {
                    names.add(query.value());
                }
                if (parameter.getType() == Paging.class) {
                    names.add("limit");
                    names.add("cursor");
                }
            }
            return names;
        }

        /// The record in the body, if there is one.
        Stream<Class<?>> body() {
            return Arrays.stream(code.getParameters())
                    .filter(parameter -> !parameter.isAnnotationPresent(Context.class))
                    .<Class<?>>map(Parameter::getType)
                    .filter(Class::isRecord)
                    .filter(type -> !type.getPackageName().startsWith("org.mecene.domain"));
        }
    }

    static Stream<Live> all() {
        return Routes.all().stream()
                .flatMap(type ->
                        Arrays.stream(type.getDeclaredMethods())
                                .flatMap(method -> live(type, method)));
    }

    private static Stream<Live> live(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(found -> {
                    var path = path(type) + path(method);
                    return new Live(
                            path.isEmpty() ? "/" : path,
                            found.value().toLowerCase(Locale.ROOT),
                            method);
                });
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        if (path == null || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
