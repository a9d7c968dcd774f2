package org.mecene.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.configuration.ConfigurationReader;

final class WelcomeTest {
    @Test
    void leads_to_the_documentation_on_the_port_where_it_is() {
        var configuration = ConfigurationReader.read(Map.of("MECENE_MANAGEMENT_PORT", "9090"));

        var text = new Welcome(configuration, 8080, 9090, null, false).text(1);

        assertThat(text)
                .contains("http://localhost:8080/api")
                .contains("http://localhost:9090/docs")
                .doesNotContain("8080/docs");
    }
}
