/// Requests that a client sends twice act once. The key is the client's; who sent it and what was
/// sent belong to it, so that nobody gets another's answer.
@NullMarked
package org.mecene.rest.idempotency;

import org.jspecify.annotations.NullMarked;
