/// The sandbox on a real database, and heard over real HTTP.
@NullMarked
package org.mecene.payment.sandbox;

import org.jspecify.annotations.NullMarked;
