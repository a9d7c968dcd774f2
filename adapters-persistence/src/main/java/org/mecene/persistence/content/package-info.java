/// Posts in PostgreSQL. The rule of who may read them is in [ReadingRightsSql], the twin of the
/// domain's ReadingRights.
@NullMarked
package org.mecene.persistence.content;

import org.jspecify.annotations.NullMarked;
