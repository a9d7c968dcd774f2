/// The published contract: hand-written pages, one for each context, put together and served as one
/// document. A test holds them to the routes and records of the code, in both directions.
@NullMarked
package org.mecene.rest.openapi;

import org.jspecify.annotations.NullMarked;
