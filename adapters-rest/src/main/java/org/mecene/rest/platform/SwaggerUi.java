package org.mecene.rest.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which version of Swagger UI is in the build: its files lie in a folder of that name.
final class SwaggerUi {
    static final String VERSION = version();

    private SwaggerUi() {}

    private static String version() {
        try (var about = SwaggerUi.class.getResourceAsStream("swagger-ui.properties")) {
            if (about == null) {
                throw new IllegalStateException("The build left out Swagger UI");
            }
            var properties = new Properties();
            properties.load(about);
            return properties.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
