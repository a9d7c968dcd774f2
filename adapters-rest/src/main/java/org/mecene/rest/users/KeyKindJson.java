package org.mecene.rest.users;

import java.util.List;

/// A kind of key that the server reads.
record KeyKindJson(String type, int alg) {
    static final String PUBLIC_KEY = "public-key";

    /// EdDSA, ES256 and RS256 (IANA, COSE algorithms), the best first.
    static final List<KeyKindJson> ALL =
            List.of(
                    new KeyKindJson(PUBLIC_KEY, -8),
                    new KeyKindJson(PUBLIC_KEY, -7),
                    new KeyKindJson(PUBLIC_KEY, -257));
}
