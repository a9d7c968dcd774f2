/// The server's own settings, and the work that falls due by the clock.
@NullMarked
package org.mecene.application.platform;

import org.jspecify.annotations.NullMarked;
