package org.mecene.domain.payments;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mecene.domain.refusal.Refused;

/// A sandbox that does at given times what a test plans, and delivers what a test hands it. The
/// card `4242424242424242` pays; every other of sixteen digits is declined.
public final class FakeSandboxProvider implements SandboxProvider {
    private static final String GOOD_CARD = "4242424242424242";

    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private final List<Runnable> webhooks = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final List<String> paid = new CopyOnWriteArrayList<>();

    private record Plan(Instant at, Runnable work) {}

    @Override
    public Confirmation confirm(String clientSecret, String card) {
        if (!secrets.contains(clientSecret)) {
            throw new Refused(new PaymentRefusal.UnknownClientSecret());
        }
        if (!card.matches("\\d{16}")) {
            throw new Refused(new PaymentRefusal.UnknownTestCard());
        }
        if (paid.contains(clientSecret)) {
            throw new Refused(new PaymentRefusal.AlreadyPaid());
        }
        if (!card.equals(GOOD_CARD)) {
            return new Confirmation.Failed("card_declined");
        }
        paid.add(clientSecret);
        return new Confirmation.Succeeded();
    }

    @Override
    public Optional<Instant> nextDue() {
        return plans.stream().map(Plan::at).min(Comparator.naturalOrder());
    }

    @Override
    public void runDue(Instant now) {
        var due =
                plans.stream()
                        .filter(plan -> !plan.at().isAfter(now))
                        .sorted(Comparator.comparing(Plan::at))
                        .toList();
        plans.removeAll(due);
        due.forEach(plan -> plan.work().run());
    }

    @Override
    public int deliverWebhooks() {
        var waiting = List.copyOf(webhooks);
        webhooks.removeAll(waiting);
        waiting.forEach(Runnable::run);
        return webhooks.size();
    }

    /// Lets the provider know a secret that it handed out.
    public void handsOut(String clientSecret) {
        secrets.add(clientSecret);
    }

    /// Plans what happens at the provider at a time.
    public void plans(Instant at, Runnable work) {
        plans.add(new Plan(at, work));
    }

    /// Puts a webhook on its way; it is delivered when webhooks are.
    public void sends(Runnable delivery) {
        webhooks.add(delivery);
    }
}
