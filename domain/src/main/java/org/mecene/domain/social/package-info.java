/// What people do to one another's things: follow, like, comment. Each act counts once, however
/// often it is repeated.
@NullMarked
package org.mecene.domain.social;

import org.jspecify.annotations.NullMarked;
