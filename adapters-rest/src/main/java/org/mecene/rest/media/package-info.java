/// Files over HTTP: taking them in as a stream, and handing them out under signed links. A file is
/// never held in memory, and no word of a client becomes part of a path.
@NullMarked
package org.mecene.rest.media;

import org.jspecify.annotations.NullMarked;
