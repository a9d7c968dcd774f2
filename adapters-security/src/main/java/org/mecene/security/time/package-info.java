/// Where identity and secrecy come from. Ids follow the given clock, which the sandbox moves; an id
/// is not a secret.
@NullMarked
package org.mecene.security.time;

import org.jspecify.annotations.NullMarked;
