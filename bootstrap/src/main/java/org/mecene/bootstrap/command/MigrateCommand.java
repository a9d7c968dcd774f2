package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.bootstrap.logging.Logging;
import picocli.CommandLine.Command;

/// Brings the database up to date without starting the server.
@Command(
        name = "migrate",
        description = "Bring the database schema up to date.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var configuration = ConfigurationReader.read(Environment.read());
        Logging.setUp(configuration.logFormat());
        try (var store = Stores.open(configuration)) {
            store.migrate();
        }
        System.out.println("The database schema is up to date.");
        return 0;
    }
}
