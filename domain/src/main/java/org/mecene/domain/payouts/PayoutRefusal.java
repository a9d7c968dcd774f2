package org.mecene.domain.payouts;

import java.time.Instant;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.Refusal;

public sealed interface PayoutRefusal extends Refusal {
    /// There is nowhere to pay to yet, or the provider wants more first.
    record AccountNotReady(PayoutAccount.State state) implements PayoutRefusal {}

    /// A first payout waits, and so does the first to another bank account (rules.md P4, P7).
    record TooEarly(Instant from) implements PayoutRefusal {}

    /// More than there is (P2, P5).
    ///
    /// @param available may be below zero, when more went back than was left
    record BeyondAvailable(Money asked, Money available) implements PayoutRefusal {}

    /// A campaign of theirs is being looked into.
    record UnderReview() implements PayoutRefusal {}

    /// It was decided already, or needs no decision.
    record NotAwaitingApproval(PayoutStatus status) implements PayoutRefusal {}

    /// The sandbox's page was opened with a secret that it did not give out.
    record UnknownOnboarding() implements PayoutRefusal {}

    /// The sandbox takes its test bank accounts only.
    record UnknownTestBank() implements PayoutRefusal {}
}
