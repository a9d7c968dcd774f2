/// Media on a disk of this machine, behind URLs that the server signs and answers itself. A file is
/// there whole or not at all: nothing writes below its final name.
@NullMarked
package org.mecene.storage.local;

import org.jspecify.annotations.NullMarked;
