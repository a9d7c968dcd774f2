/// Identity providers over the network: OpenID Connect (Core 1.0, Discovery 1.0) and Facebook's
/// Graph. Nothing of what they answer is believed before its signature, issuer, audience, nonce and
/// times were checked, and nothing of it reaches a log.
@NullMarked
package org.mecene.security.oidc;

import org.jspecify.annotations.NullMarked;
