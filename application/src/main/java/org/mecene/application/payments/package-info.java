/// Taking the provider's notices in, applying each once, and proving the books.
@NullMarked
package org.mecene.application.payments;

import org.jspecify.annotations.NullMarked;
