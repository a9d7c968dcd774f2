package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
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
        return IdleNode.operate(operator -> {
            if (atOnce) {
                operator.replaceKeys();
                System.out.println("A new key signs; the keys from before count no more.");
            } else {
                System.out.printf(
                        "A new key is published and signs from %s on.%n", operator.rotateKeys());
            }
            return 0;
        });
    }
}
