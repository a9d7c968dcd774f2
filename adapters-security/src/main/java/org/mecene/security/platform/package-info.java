/// The server's own keys. Each purpose has a key of its own, so that what one makes never passes
/// for what another makes.
@NullMarked
package org.mecene.security.platform;

import org.jspecify.annotations.NullMarked;
