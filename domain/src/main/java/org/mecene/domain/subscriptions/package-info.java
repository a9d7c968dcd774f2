/// Tiers and the subscriptions to them. Access is computed when somebody reads, never switched by
/// an event (rules.md S2).
@NullMarked
package org.mecene.domain.subscriptions;

import org.jspecify.annotations.NullMarked;
