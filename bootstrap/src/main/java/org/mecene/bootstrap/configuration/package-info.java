/// What the operator decides, read once from the environment and an optional `.env` file. All that
/// is wrong is said at once, and a name that nobody knows is wrong.
@NullMarked
package org.mecene.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
