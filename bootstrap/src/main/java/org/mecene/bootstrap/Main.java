package org.mecene.bootstrap;

import java.io.UncheckedIOException;
import org.mecene.bootstrap.command.CheckConfigCommand;
import org.mecene.bootstrap.command.CreateAdminCommand;
import org.mecene.bootstrap.command.DemoCommand;
import org.mecene.bootstrap.command.MigrateCommand;
import org.mecene.bootstrap.command.OpenApiCommand;
import org.mecene.bootstrap.command.ReconcileCommand;
import org.mecene.bootstrap.command.ReplayErasuresCommand;
import org.mecene.bootstrap.command.RotateKeysCommand;
import org.mecene.bootstrap.command.ServeCommand;
import org.mecene.bootstrap.command.Version;
import org.mecene.bootstrap.configuration.InvalidConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The way in.
@Command(
        name = "mecene",
        description = "A backend for people who are supported by other people.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            DemoCommand.class,
            CreateAdminCommand.class,
            CheckConfigCommand.class,
            ReconcileCommand.class,
            RotateKeysCommand.class,
            ReplayErasuresCommand.class,
            OpenApiCommand.class
        })
public final class Main implements Runnable {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        // Pictures are worked on without a screen, also where there is one.
        System.setProperty("java.awt.headless", "true");
        var given = arguments.length == 0 ? new String[] {"serve"} : arguments;
        var status =
                new CommandLine(new Main())
                        .setExecutionExceptionHandler(Main::explain)
                        .execute(given);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /// What the operator can mend is said in a sentence; anything else is shown whole.
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var errors = command.getErr();
        if (failure instanceof InvalidConfiguration invalid) {
            errors.println("Mecene cannot start with these settings:");
            invalid.errors().forEach(error -> errors.println("  - " + error));
            return USAGE;
        }
        if (failure instanceof IllegalStateException || failure instanceof UncheckedIOException) {
            errors.println("Mecene cannot go on: " + reasons(failure));
        } else {
            failure.printStackTrace(errors);
        }
        return FAILURE;
    }

    private static String reasons(Throwable failure) {
        var text = new StringBuilder(String.valueOf(failure.getMessage()));
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString();
    }
}
