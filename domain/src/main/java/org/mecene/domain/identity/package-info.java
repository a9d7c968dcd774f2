/// Who acts: the ids, roles and languages of people, known to every context.
@NullMarked
package org.mecene.domain.identity;

import org.jspecify.annotations.NullMarked;
