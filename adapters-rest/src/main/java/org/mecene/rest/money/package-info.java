/// Money in JSON, both ways. Amounts are whole minor units; nothing is rounded on the way in.
@NullMarked
package org.mecene.rest.money;

import org.jspecify.annotations.NullMarked;
