/// How much one caller may do. What is taken, is taken before the body is read, and for all nodes
/// together; a route that changes something has a limit even when nobody thought of one.
@NullMarked
package org.mecene.rest.limits;

import org.jspecify.annotations.NullMarked;
