package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.bootstrap.logging.Logging;
import org.mecene.bootstrap.wiring.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Changes the key that signs access tokens. Servers may run meanwhile, and read it within seconds.
@Command(
        name = "rotate-keys",
        description = "Have another key sign access tokens; nobody is signed out.",
        mixinStandardHelpOptions = true)
public final class RotateKeysCommand implements Callable<Integer> {
    @Option(
            names = "--at-once",
            description =
                    "Drop the present keys now, because somebody may know them. Clients get"
                            + " another access token by refreshing.")
    private boolean atOnce;

    @Override
    public Integer call() {
        var configuration = ConfigurationReader.read(Environment.read());
        Logging.setUp(configuration.logFormat());
        try (var store = Stores.open(configuration)) {
            store.migrate();
            try (var node = new Node(configuration, store)) {
                if (atOnce) {
                    node.operator().replaceKeys();
                    System.out.println("A new key signs; the keys from before count no more.");
                } else {
                    System.out.printf(
                            "A new key is published and signs from %s on.%n",
                            node.operator().rotateKeys());
                }
            }
        }
        return 0;
    }
}
