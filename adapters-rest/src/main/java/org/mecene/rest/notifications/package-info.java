/// What people were told, over HTTP, in the language in which they ask.
@NullMarked
package org.mecene.rest.notifications;

import org.jspecify.annotations.NullMarked;
