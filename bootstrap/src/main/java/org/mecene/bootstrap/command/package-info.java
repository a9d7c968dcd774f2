/// The command line.
@NullMarked
package org.mecene.bootstrap.command;

import org.jspecify.annotations.NullMarked;
