/// The threads that work off what waits: notices, events, mails, webhooks of the sandbox, and what
/// falls due by the clock.
@NullMarked
package org.mecene.bootstrap.worker;

import org.jspecify.annotations.NullMarked;
