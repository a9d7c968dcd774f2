/// JSON as this server reads and writes it. Reading is strict: nothing is coerced, ignored or
/// guessed (security.md M3 to M6, C9), and what is wrong is told by its place, never by a class.
@NullMarked
package org.mecene.rest.json;

import org.jspecify.annotations.NullMarked;
