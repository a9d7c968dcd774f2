/// Keyset paging: a page, and the place after which the next one begins. There are no offsets.
@NullMarked
package org.mecene.domain.paging;

import org.jspecify.annotations.NullMarked;
