/// What every route shares of HTTP: request ids, languages, entity tags, caching, compression,
/// cross-origin answers and security headers.
@NullMarked
package org.mecene.rest.http;

import org.jspecify.annotations.NullMarked;
