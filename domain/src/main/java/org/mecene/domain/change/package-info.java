/// What a partial update says of one field.
@NullMarked
package org.mecene.domain.change;

import org.jspecify.annotations.NullMarked;
