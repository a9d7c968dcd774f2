/// The HTTP server: Grizzly reads and writes the wire, Jersey finds the resource, and this package
/// stands between them. Network threads never wait: a request is handed to a worker when its body
/// is here, so that slow clients cost no worker (security.md C17), and what cannot be parsed is
/// refused before any route sees it (M1 to M12).
@NullMarked
package org.mecene.rest.server;

import org.jspecify.annotations.NullMarked;
