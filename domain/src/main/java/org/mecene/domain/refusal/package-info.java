/// How the business says no. A refusal is a record with its facts; it travels in the one exception
/// [Refused][org.mecene.domain.refusal.Refused], so that the transaction that it interrupts rolls
/// back.
@NullMarked
package org.mecene.domain.refusal;

import org.jspecify.annotations.NullMarked;
