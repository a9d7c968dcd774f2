package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
import org.mecene.bootstrap.wiring.Operator;
import picocli.CommandLine.Command;

/// Books what the payment provider's list has and the books have not. Servers may run meanwhile.
@Command(
        name = "reconcile",
        description = "Compare the books with the payment provider, and book what was missed.",
        mixinStandardHelpOptions = true)
public final class ReconcileCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var report = IdleNode.operate(Operator::reconcile);
        System.out.printf(
                "Looked at %d payments, and booked what was missing of %d.%n",
                report.looked(), report.booked());
        report.differences().forEach(System.out::println);
        return report.differences().isEmpty() ? 0 : 1;
    }
}
