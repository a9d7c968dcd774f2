/// Rules for text that people write: length in characters, no control characters, one normal form.
@NullMarked
package org.mecene.domain.text;

import org.jspecify.annotations.NullMarked;
