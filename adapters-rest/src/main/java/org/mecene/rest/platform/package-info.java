/// The server itself over HTTP: its settings, its health, its measurements, its documents.
@NullMarked
package org.mecene.rest.platform;

import org.jspecify.annotations.NullMarked;
