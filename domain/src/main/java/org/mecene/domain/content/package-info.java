/// Posts, and the one rule that says who may read which. Every door to a post asks [ReadingRights].
@NullMarked
package org.mecene.domain.content;

import org.jspecify.annotations.NullMarked;
