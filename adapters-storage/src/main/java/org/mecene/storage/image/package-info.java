/// Looking at uploaded files: what they really are, and the forms in which they are kept.
/// Everything in here reads what an attacker may have written, so a number from a file is checked
/// before it is used to count or to allocate.
@NullMarked
package org.mecene.storage.image;

import org.jspecify.annotations.NullMarked;
