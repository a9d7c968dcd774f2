/// The use cases over fakes, wired as the server wires them over real parts. Every transaction is
/// interrupted once and run again, so a use case that leaves traces which a rollback does not undo
/// fails its tests.
@NullMarked
package org.mecene.application.testkit;

import org.jspecify.annotations.NullMarked;
