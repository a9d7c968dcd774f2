package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.bootstrap.logging.Logging;
import org.mecene.bootstrap.wiring.Demonstration;
import org.mecene.bootstrap.wiring.Node;
import picocli.CommandLine.Command;

/// Fills the database with the demonstration. A node serves meanwhile, because payments reach it by
/// webhook.
@Command(
        name = "demo",
        description = "Fill an empty database with people, posts and campaigns.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int LONGEST_WAIT_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 100;

    @Override
    public Integer call() throws InterruptedException {
        var configuration = ConfigurationReader.read(Environment.read());
        Logging.setUp(configuration.logFormat());
        try (var store = Stores.open(configuration)) {
            store.migrate();
            try (var node = new Node(configuration, store)) {
                node.start();
                var administrator = Administrators.ensure(configuration, node);
                if (administrator == null) {
                    throw new IllegalStateException(
                            "Set MECENE_ADMIN_EMAIL and MECENE_ADMIN_PASSWORD");
                }
                var filled = Demonstration.fill(node, administrator.email());
                for (var waited = 0;
                        !node.isIdle() && waited < LONGEST_WAIT_MILLIS;
                        waited += PAUSE_MILLIS) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                System.out.println(
                        filled
                                ? "The demonstration is in."
                                : "The demonstration was there already.");
            }
        }
        return 0;
    }
}
