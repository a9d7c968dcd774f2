/// Pages of `docs/` that are made from the code, or that would be wrong without it. A test fails
/// when one is out of date; `./mecene docs` writes the made ones anew.
@NullMarked
package org.mecene.bootstrap.documents;

import org.jspecify.annotations.NullMarked;
