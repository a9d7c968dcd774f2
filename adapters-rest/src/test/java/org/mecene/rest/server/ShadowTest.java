package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Jersey takes the class with the longest fitting path and looks no further: one class that has
/// routes below its path hides all routes of other classes there.
class ShadowTest {
    @Test
    void no_class_hides_the_routes_of_another() {
        var hidden = new ArrayList<String>();

        for (var owner : Routes.all()) {
            var root = root(owner) + "/";
            if (hasRoutesBelow(owner)) {
                Routes.all().stream()
                        .filter(other -> root(other).length() < root(owner).length())
                        .flatMap(ShadowTest::routes)
                        .filter(route -> route.startsWith(root))
                        .map(route -> owner.getSimpleName() + " hides " + route)
                        .forEach(hidden::add);
            }
        }

        assertThat(hidden).isEmpty();
    }

    private static boolean hasRoutesBelow(Class<?> type) {
        return routes(type).anyMatch(route -> !route.equals(root(type)));
    }

    private static Stream<String> routes(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .map(method -> method.getAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> root(type) + "/" + path.value());
    }

    private static String root(Class<?> type) {
        return type.getAnnotation(Path.class).value().replaceAll("/+$", "");
    }
}
