/// How the server writes its log: for people, or as one JSON object a line.
@NullMarked
package org.mecene.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
