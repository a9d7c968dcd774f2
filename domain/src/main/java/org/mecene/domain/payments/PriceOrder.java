package org.mecene.domain.payments;

import java.util.UUID;
import org.mecene.domain.money.Money;

/// What a provider is asked for: a price.
///
/// @param product our id of what is sold; the same product may get another price later
/// @param yearly paid by the year; by the month otherwise
public record PriceOrder(UUID product, String name, Money amount, boolean yearly) {}
