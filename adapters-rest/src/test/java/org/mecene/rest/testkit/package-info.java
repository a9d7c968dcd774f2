/// A whole server in a test: real sockets and routes, over the use cases and the fakes of all
/// ports.
@NullMarked
package org.mecene.rest.testkit;

import org.jspecify.annotations.NullMarked;
