/// Puts the parts together. Where there is a choice of parts, the configuration names it here and
/// nowhere else.
@NullMarked
package org.mecene.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
