/// How refusals and faults are answered: problem documents (RFC 9457) in the caller's language.
/// Nothing of the inside shows in one: no class name, no SQL, no word of an exception.
@NullMarked
package org.mecene.rest.problem;

import org.jspecify.annotations.NullMarked;
