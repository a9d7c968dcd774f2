package org.mecene.bootstrap.command;

import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.command.Administrators.Administrator;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.bootstrap.logging.Logging;
import org.mecene.bootstrap.wiring.Demonstration;
import org.mecene.bootstrap.wiring.Node;
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

    private final Deque<Runnable> parts = new ConcurrentLinkedDeque<>();

    /// What the process says when it ends; a server that never got ready failed.
    private volatile int status = 1;

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
        endWithProcess(store::close);
        store.migrate();
        var node = new Node(configuration, store);
        // Before anybody can come: whoever finds the server ready finds its administrator too.
        var administrator = Administrators.ensure(configuration, node);
        node.start();
        endWithProcess(node::close);
        if (demo) {
            fill(node, administrator);
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        new Welcome(configuration, node.port(), node.managementPort(), administrator, demo)
                .say(seconds);
        status = 0;
        new CountDownLatch(1).await();
        return 0;
    }

    private static void fill(Node node, @Nullable Administrator administrator) {
        if (administrator == null) {
            throw new IllegalStateException(
                    "--demo needs an administrator: set MECENE_ADMIN_EMAIL and MECENE_ADMIN_PASSWORD");
        }
        Demonstration.fill(node, administrator.email());
    }

    /// Has a part closed when the process ends, after those that were opened later.
    private void endWithProcess(Runnable close) {
        if (parts.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
        }
        parts.push(close);
    }

    /// A signal to end is no failure: requests end, workers finish, and the process says 0 where
    /// the JVM would say 143.
    private void end() {
        LOG.info("Stopping");
        parts.forEach(Runnable::run);
        LOG.info("Stopped");
        Runtime.getRuntime().halt(status);
    }
}
