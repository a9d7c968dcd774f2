/// The one form in which secrets are written. A text has one meaning and a meaning has one text:
/// lenient decoders take several, and then a token that was edited still passes.
@NullMarked
package org.mecene.security.text;

import org.jspecify.annotations.NullMarked;
