package org.mecene.bootstrap.configuration;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names and values that the operator set: those of the process, and below them those of a
/// `.env` file in the working directory.
public final class Environment {
    private Environment() {}

    public static Map<String, String> read() {
        var values = new LinkedHashMap<String, String>();
        var file = Dotenv.configure().ignoreIfMissing().load();
        for (DotenvEntry entry : file.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
            values.put(entry.getKey(), entry.getValue());
        }
        values.putAll(System.getenv());
        return values;
    }
}
