/// The sources of identity and secrecy that tests replace. The source of time is the JDK's
/// `java.time.InstantSource`; nothing in the middle asks the system for the time.
@NullMarked
package org.mecene.domain.time;

import org.jspecify.annotations.NullMarked;
