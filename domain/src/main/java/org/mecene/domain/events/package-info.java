/// What happened, as records that are stored with the change and handled after it was committed.
@NullMarked
package org.mecene.domain.events;

import org.jspecify.annotations.NullMarked;
