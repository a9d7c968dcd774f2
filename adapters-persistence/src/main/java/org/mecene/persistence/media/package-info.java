/// What is known of uploaded files, in PostgreSQL.
@NullMarked
package org.mecene.persistence.media;

import org.jspecify.annotations.NullMarked;
