package org.mecene.bootstrap.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.wiring.Operator;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.ErasureJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Erases again whom a restored backup brought back. A server does the same when it starts; this is
/// for journals of other nodes, and for doing it before anybody can come.
@Command(
        name = "replay-erasures",
        description = "Erase again whom a restored backup brought back.",
        mixinStandardHelpOptions = true)
public final class ReplayErasuresCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Lists of erased accounts besides the journal, an id in each line, such as"
                            + " \"ls erasures\" of another node's data directory writes.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        return IdleNode.operate(operator -> {
            var found = operator.replayErasures();
            for (var file : files) {
                found += replay(file, operator);
            }
            var left = operator.eraseLeaving();
            System.out.printf("%d erased people were here again.%n", found);
            if (left > 0) {
                System.out.printf(
                        "%d people are hidden and wait to be erased, such as for the payment"
                                + " provider; the running server goes on with it.%n",
                        left);
            }
            return 0;
        });
    }

    private static int replay(Path file, Operator operator) {
        var found = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (var batch = next(lines, file); !batch.isEmpty(); batch = next(lines, file)) {
                found += operator.replayErasures(batch);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The list cannot be read", failure);
        }
        return found;
    }

    private static List<UserId> next(BufferedReader lines, Path file) throws IOException {
        var batch = new ArrayList<UserId>();
        @Nullable String line;
        while (batch.size() < ErasureJournal.BATCH && (line = lines.readLine()) != null) {
            if (!line.isBlank()) {
                batch.add(parsed(line.strip(), file));
            }
        }
        return batch;
    }

    private static UserId parsed(String line, Path file) {
        try {
            return Id.parse(line, UserId::new);
        } catch (InvalidValue _) {
            throw new IllegalStateException("A line of " + file + " is no id of an account");
        }
    }
}
