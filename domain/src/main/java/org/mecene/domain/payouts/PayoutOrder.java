package org.mecene.domain.payouts;

import java.time.Instant;
import org.mecene.domain.money.Money;

/// What a provider is asked for: to pay somebody.
///
/// @param payout our id, which the provider keeps, and by which it is asked before anything is sent
///   again
/// @param accountRef the provider's name for the account
/// @param begunAt since when we try; the same for every repetition, and another once the provider
///   said [PayoutAnswer.NotYet]
public record PayoutOrder(PayoutId payout, String accountRef, Money amount, Instant begunAt) {}
