package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.bootstrap.logging.Logging;
import org.mecene.bootstrap.wiring.Demonstration;
import org.mecene.bootstrap.wiring.Node;
import org.mecene.bootstrap.wiring.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the server and keeps it until the process is told to end.
@Command(
        name = "serve",
        description = "Start the server (what happens without a verb).",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(
            names = "--demo",
            description = "Fill an empty server with people, posts and campaigns.")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        var began = System.nanoTime();
        var values = Environment.read();
        var configuration = ConfigurationReader.read(values);
        Logging.setUp(configuration.logFormat());
        ConfigurationReader.NOT_USED_YET.stream()
                .filter(values::containsKey)
                .forEach(name -> LOG.warn("{} has no effect in this release", name));
        var store = Stores.open(configuration);
        try {
            store.migrate();
            var node = new Node(configuration, store);
            node.start();
            endWithProcess(node, store);
            welcome(configuration, node, began);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private void welcome(Configuration configuration, Node node, long began) {
        var administrator = Administrators.ensure(configuration, node);
        if (demo) {
            if (administrator == null) {
                throw new IllegalStateException(
                        "--demo needs an administrator: set MECENE_ADMIN_EMAIL and MECENE_ADMIN_PASSWORD");
            }
            Demonstration.fill(node, administrator.email());
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        new Welcome(configuration, node.port(), administrator, demo).say(seconds);
    }

    /// A signal to end is no failure: requests end, workers finish, and the process says 0.
    private static void endWithProcess(Node node, Store store) {
        var end =
                new Thread(
                        () -> {
                            LOG.info("Stopping");
                            node.close();
                            store.close();
                            LOG.info("Stopped");
                            Runtime.getRuntime().halt(0);
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(end);
    }
}
