/// Passkeys (Web Authentication, Level 3). Nothing that an authenticator says of itself is
/// believed: attestation is not asked for, and what is checked is the challenge, the page, the
/// domain, the person's presence and verification, and the signature.
@NullMarked
package org.mecene.security.passkeys;

import org.jspecify.annotations.NullMarked;
