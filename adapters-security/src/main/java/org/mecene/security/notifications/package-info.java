/// The secrets of mailed links. They are made when they are needed and kept nowhere.
@NullMarked
package org.mecene.security.notifications;

import org.jspecify.annotations.NullMarked;
