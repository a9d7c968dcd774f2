/// Publishing posts and reading them.
@NullMarked
package org.mecene.application.content;

import org.jspecify.annotations.NullMarked;
