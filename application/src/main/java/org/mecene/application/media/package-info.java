/// Uploading files, and looking at them through the things that they hang on.
@NullMarked
package org.mecene.application.media;

import org.jspecify.annotations.NullMarked;
