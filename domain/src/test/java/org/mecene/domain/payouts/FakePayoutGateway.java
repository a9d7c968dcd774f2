package org.mecene.domain.payouts;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.users.Country;

/// A provider in memory that pays people. It opens accounts, and sends what it is asked for; what
/// becomes of that is for a test to say. Refuses to be called inside a transaction.
public final class FakePayoutGateway implements PayoutGateway {
    public static final String BANK = "bank_of_france";

    private static final AccountStanding BEGUN =
            new AccountStanding(false, false, false, List.of("external_account"), null, null, null);

    private final Map<String, AccountStanding> accounts = new ConcurrentHashMap<>();
    private final Map<PayoutId, ProviderPayout> sent = new ConcurrentHashMap<>();
    private final Map<PayoutId, PayoutAnswer> answers = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicBoolean spent = new AtomicBoolean();
    private final AtomicBoolean isKnownSpent = new AtomicBoolean();
    private final Set<PayoutOrder> refused = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    private final InMemoryTransactions transactions;
    private final InstantSource clock;

    public FakePayoutGateway(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String openAccount(PayoutAccountOrder order) {
        reach();
        var ref = "acct_" + order.owner();
        accounts.putIfAbsent(ref, BEGUN);
        return answer(ref);
    }

    @Override
    public URI startOnboarding(String accountRef, URI returnUrl) {
        reach();
        return URI.create("https://pay.example/onboarding/" + accountRef + "?back=" + returnUrl);
    }

    @Override
    public AccountStanding standing(String accountRef) {
        reach();
        var standing = accounts.get(accountRef);
        if (standing == null) {
            throw new IllegalArgumentException("There is no account " + accountRef);
        }
        return standing;
    }

    @Override
    public boolean isCovered(Money amount) {
        reach();
        return !isKnownSpent.get();
    }

    @Override
    public PayoutAnswer send(PayoutOrder order) {
        reach();
        var known = answers.get(order.payout());
        if (known != null) {
            return answer(known);
        }
        if (spent.get()) {
            refused.add(order);
        }
        if (refused.contains(order)) {
            return answer(new PayoutAnswer.NotYet());
        }
        var reason = refusal.get();
        if (reason != null) {
            var failed = new PayoutAnswer.Failed(reason);
            answers.put(order.payout(), failed);
            return answer(failed);
        }
        var ref = "po_" + order.payout();
        sent.put(
                order.payout(),
                new ProviderPayout(ref, order.payout(), order.amount(), false, clock.instant()));
        var inTransit = new PayoutAnswer.InTransit(ref);
        answers.put(order.payout(), inTransit);
        return answer(inTransit);
    }

    @Override
    public Money minimum(Currency currency) {
        return new Money(100, currency);
    }

    @Override
    public ProviderPayouts listPayouts(@Nullable String after, int limit) {
        reach();
        var all = new ArrayList<>(sent.values());
        all.sort(
                Comparator.comparing(ProviderPayout::sentAt)
                        .thenComparing(ProviderPayout::ref)
                        .reversed());
        var refs = all.stream().map(ProviderPayout::ref).toList();
        var begin = after == null ? 0 : refs.indexOf(after) + 1;
        var end = Math.min(begin + limit, all.size());
        var part = all.subList(begin, end);
        return new ProviderPayouts(part, end < all.size() ? part.getLast().ref() : null);
    }

    /// The owner finishes the form: the account can be paid to from now on.
    public void onboards(String accountRef, String bank) {
        stands(
                accountRef,
                new AccountStanding(
                        true,
                        true,
                        true,
                        List.of(),
                        new Country("FR"),
                        Currency.getInstance("EUR"),
                        bank));
    }

    /// How an account stands from now on.
    public void stands(String accountRef, AccountStanding standing) {
        accounts.put(accountRef, standing);
    }

    /// What was sent and has not come back reaches the bank.
    public void arrives(PayoutId payout) {
        answers.computeIfPresent(
                payout,
                (_, known) ->
                        known instanceof PayoutAnswer.Failed
                                ? known
                                : new PayoutAnswer.Paid("po_" + payout));
    }

    /// What was sent comes back, from wherever it is.
    public void comesBack(PayoutId payout, String reason) {
        sent.computeIfPresent(
                payout,
                (_, was) ->
                        new ProviderPayout(
                                was.ref(), was.payout(), was.amount(), true, was.sentAt()));
        answers.put(payout, new PayoutAnswer.Failed(reason));
    }

    /// From now on it sends nothing, for a reason of its own; null to do so again.
    public void declines(@Nullable String reason) {
        refusal.set(reason);
    }

    /// Our balance there reaches for nothing any more; what it refuses for that it refuses for
    /// good.
    ///
    /// @param isKnown whether it says so when it is asked; false for a balance that somebody else
    ///   takes at this moment
    public void runsDry(boolean isKnown) {
        spent.set(true);
        isKnownSpent.set(isKnown);
    }

    public void isFilledUp() {
        spent.set(false);
        isKnownSpent.set(false);
    }

    /// What was sent, whatever became of it.
    public List<ProviderPayout> sent() {
        return List.copyOf(sent.values());
    }

    /// Lets something happen once, after the provider did what it is asked for next and before its
    /// answer arrives.
    public void beforeNextAnswer(Runnable event) {
        meanwhile.set(event);
    }

    /// From now on the provider does not answer.
    public void goDown() {
        down.set(true);
    }

    public void comeBack() {
        down.set(false);
    }

    private void reach() {
        transactions.requireNone();
        if (down.get()) {
            throw new ProviderUnavailable("The provider is down", null);
        }
    }

    private <T> T answer(T answer) {
        var event = meanwhile.getAndSet(null);
        if (event != null) {
            event.run();
        }
        return answer;
    }
}
