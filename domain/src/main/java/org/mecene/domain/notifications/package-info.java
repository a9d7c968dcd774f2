/// How people are told: in the application and by mail, in their language.
@NullMarked
package org.mecene.domain.notifications;

import org.jspecify.annotations.NullMarked;
