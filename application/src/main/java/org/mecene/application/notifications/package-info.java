/// Telling people what happened, in the application and by mail, after it was committed.
@NullMarked
package org.mecene.application.notifications;

import org.jspecify.annotations.NullMarked;
