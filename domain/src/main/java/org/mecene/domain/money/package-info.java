/// Amounts of money and shares of them. Nothing here rounds twice, mixes currencies or overflows
/// silently.
@NullMarked
package org.mecene.domain.money;

import org.jspecify.annotations.NullMarked;
