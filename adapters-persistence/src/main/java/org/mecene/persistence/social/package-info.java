/// Follows, likes and comments in PostgreSQL. Counters are spread over rows, so that a popular
/// thing is no queue.
@NullMarked
package org.mecene.persistence.social;

import org.jspecify.annotations.NullMarked;
