/// The one module that knows all others: configuration, wiring, and the way in.
@NullMarked
package org.mecene.bootstrap;

import org.jspecify.annotations.NullMarked;
