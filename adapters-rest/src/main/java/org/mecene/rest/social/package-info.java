/// Following, liking and commenting over HTTP. Each may be repeated.
@NullMarked
package org.mecene.rest.social;

import org.jspecify.annotations.NullMarked;
