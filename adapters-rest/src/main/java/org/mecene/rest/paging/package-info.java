/// Lists in pages. A cursor is signed and belongs to one list under one filter, so that nobody can
/// make one up or carry it elsewhere (security.md C12).
@NullMarked
package org.mecene.rest.paging;

import org.jspecify.annotations.NullMarked;
