/// Passwords and tokens. Nothing that a stranger wrote is interpreted before its signature was
/// checked, and none of it reaches a log or a message.
@NullMarked
package org.mecene.security.users;

import org.jspecify.annotations.NullMarked;
