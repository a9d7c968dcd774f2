/// Compares what the server does in a second with what its SQL alone does, over the same database
/// and in the same run. It judges nothing: figures move with the machine, and only ratios of one
/// run mean something.
@NullMarked
package org.mecene.benchmark;

import org.jspecify.annotations.NullMarked;
