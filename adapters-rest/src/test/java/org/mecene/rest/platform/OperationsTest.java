package org.mecene.rest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.platform.HealthCheck;
import org.mecene.rest.testkit.RestWorld;

class OperationsTest {
    @Test
    void is_ready_while_all_that_it_needs_works() {
        var database = new Part("database");
        var store = new Part("store");
        try (var world = new RestWorld.Options().checking(database, store).start()) {
            world.call("/health/ready")
                    .get()
                    .isJson(
                            200,
                            "{\"status\": \"up\", \"checks\": {\"database\": \"up\", \"store\": \"up\"}}");

            store.isUp.set(false);
            var down = world.call("/health/ready").get();

            down.isJson(
                    503,
                    "{\"status\": \"down\", \"checks\": {\"database\": \"up\", \"store\": \"down\"}}");
            assertThat(down.header("Cache-Control")).isEqualTo("no-store");
            world.call("/health/live").get().has(200);
        }
    }

    @Test
    void is_not_ready_when_a_check_fails() {
        HealthCheck broken = new Broken();
        try (var world = new RestWorld.Options().checking(broken).start()) {
            world.call("/health/ready").get().has(503);
        }
    }

    @Test
    void measures_requests_by_route_and_never_by_what_clients_made_up() {
        try (var world = RestWorld.start()) {
            world.call("/api/posts/019ca8a0-3efd-7000-8000-0000000000ff").get().has(404);
            world.call("/made/up").get().has(404);

            var metrics = world.call("/metrics").get();

            assertThat(metrics.header("Content-Type")).startsWith("text/plain");
            assertThat(metrics.text())
                    .contains(
                            "http_server_requests_seconds_count{method=\"GET\","
                                    + "route=\"/api/posts/{id}\",status=\"4xx\"} 1")
                    .contains("route=\"unmatched\",status=\"4xx\"} 1")
                    .doesNotContain("made", "0000000000ff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs"})
    void serves_operations_on_a_port_of_their_own_when_there_is_one(String path) {
        try (var world = new RestWorld.Options().managedApart().start()) {
            world.manage(path).get().has(200);
            world.call(path).get().isProblem(404, "not_found");
            world.manage("/api/posts").get().isProblem(404, "not_found");
        }
    }

    /// D3: nothing inline, nothing from elsewhere.
    @Test
    void shows_the_contract_on_a_page_whose_parts_are_all_of_this_server() {
        try (var world = RestWorld.start()) {
            var root = world.call("/").get();
            var page = world.call("/docs").get();

            assertThat(root.status()).isEqualTo(303);
            assertThat(root.header("Location")).isEqualTo("https://api.example/docs");
            assertThat(page.text()).doesNotContain("style=", "onclick", "//");
            assertThat(page.text().split("<script", -1)).hasSize(3);
            assertThat(page.text()).doesNotContainPattern("<script[^>]*>[^<]");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            for (var part :
                    new String[] {
                        "docs.js", "docs.css", "swagger-ui.css", "swagger-ui-bundle.js"
                    }) {
                assertThat(page.text()).contains("docs/" + part);
                world.call("/docs/" + part).get().has(200);
            }
            world.call("/docs/../docs.html").get().has(404);
            world.call("/docs/swagger-initializer.js").get().isProblem(404, "not_found");
        }
    }

    private static final class Part implements HealthCheck {
        private final String name;
        private final AtomicBoolean isUp = new AtomicBoolean(true);

        Part(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isHealthy() {
            return isUp.get();
        }
    }

    private static final class Broken implements HealthCheck {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public boolean isHealthy() {
            throw new IllegalStateException("It is broken");
        }
    }
}
