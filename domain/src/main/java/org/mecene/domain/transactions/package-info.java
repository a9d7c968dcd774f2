/// The boundary of what happens wholly or not at all.
@NullMarked
package org.mecene.domain.transactions;

import org.jspecify.annotations.NullMarked;
