/// What the tests of this module share.
@NullMarked
package org.mecene.security.testkit;

import org.jspecify.annotations.NullMarked;
