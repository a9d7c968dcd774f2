/// Following, liking, commenting.
@NullMarked
package org.mecene.application.social;

import org.jspecify.annotations.NullMarked;
