/// Selling tiers, subscribing, and what follows from the provider's word.
@NullMarked
package org.mecene.application.subscriptions;

import org.jspecify.annotations.NullMarked;
