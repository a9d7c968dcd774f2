/// A believable data set, made through the same use cases as everything else.
@NullMarked
package org.mecene.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
