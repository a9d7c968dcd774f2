package org.mecene.bootstrap.command;

import java.util.function.Function;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.bootstrap.logging.Logging;
import org.mecene.bootstrap.wiring.Node;
import org.mecene.bootstrap.wiring.Operator;

/// A node that serves nobody and does nothing by itself: for commands that do one thing over the
/// database of this environment. Servers may run meanwhile.
final class IdleNode {
    private IdleNode() {}

    static <T> T operate(Function<Operator, T> act) {
        var configuration = ConfigurationReader.read(Environment.read());
        Logging.setUp(configuration.logFormat());
        try (var store = Stores.open(configuration)) {
            store.migrate();
            try (var node = new Node(configuration, store)) {
                return act.apply(node.operator());
            }
        }
    }
}
