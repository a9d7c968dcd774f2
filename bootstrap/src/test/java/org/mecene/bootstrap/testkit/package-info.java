/// Runs the wired server for tests, and speaks to it.
@NullMarked
package org.mecene.bootstrap.testkit;

import org.jspecify.annotations.NullMarked;
