/// Tiers and subscriptions over HTTP. The client secret is handed on once, to the one who pays.
@NullMarked
package org.mecene.rest.subscriptions;

import org.jspecify.annotations.NullMarked;
