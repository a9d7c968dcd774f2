/// What the media stores share. Each store is a package of its own and knows no other.
@NullMarked
package org.mecene.storage;

import org.jspecify.annotations.NullMarked;
