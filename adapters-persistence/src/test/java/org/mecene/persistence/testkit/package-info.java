/// The test kit of adapters that need the real database.
@NullMarked
package org.mecene.persistence.testkit;

import org.jspecify.annotations.NullMarked;
