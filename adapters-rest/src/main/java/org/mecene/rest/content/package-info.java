/// Posts over HTTP. What a viewer may not read is not in the object that is rendered, so that no
/// field can let it slip.
@NullMarked
package org.mecene.rest.content;

import org.jspecify.annotations.NullMarked;
