package org.mecene.bootstrap.command;

import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import picocli.CommandLine.Command;

/// Says whether the server could start with the settings as they are, and shows them.
@Command(
        name = "check-config",
        description = "Check the settings and print them, secrets masked.",
        mixinStandardHelpOptions = true)
public final class CheckConfigCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var values = Environment.read();
        var configuration = ConfigurationReader.read(values);
        new TreeMap<>(values)
                .forEach((name, value) -> {
                    if (ConfigurationReader.isOurs(name)) {
                        System.out.println(
                                name + "=" + (ConfigurationReader.isSecret(name) ? "***" : value));
                    }
                });
        System.out.println(
                "The settings are fine. Mode: "
                        + configuration.mode().name().toLowerCase(Locale.ROOT));
        return 0;
    }
}
