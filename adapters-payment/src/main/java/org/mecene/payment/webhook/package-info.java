/// What the webhooks of several providers have in common. A signature is checked over the bytes
/// that came, before anything reads them.
@NullMarked
package org.mecene.payment.webhook;

import org.jspecify.annotations.NullMarked;
