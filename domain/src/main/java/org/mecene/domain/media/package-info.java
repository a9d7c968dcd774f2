/// Files that people upload, and who may see which form of them. A file belongs to its owner until
/// something that others may see hangs on it.
@NullMarked
package org.mecene.domain.media;

import org.jspecify.annotations.NullMarked;
