package org.mecene.payment.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;

/// The provider's names for things, such as `pi_sandbox_0193…`, and the secrets with which payers
/// finish them.
final class Refs {
    private static final String SECRET_MARK = "_secret_";
    private static final Pattern CLIENT_SECRET =
            Pattern.compile("([a-z]+_sandbox_[0-9a-f]{32})" + SECRET_MARK + "[A-Za-z0-9_-]+");

    private final Ids ids;
    private final Secrets secrets;

    Refs(Ids ids, Secrets secrets) {
        this.ids = ids;
        this.secrets = secrets;
    }

    /// @param prefix what kind of thing it is, such as `pi`
    String next(String prefix) {
        return prefix + "_sandbox_" + ids.next().toString().replace("-", "");
    }

    String secretFor(String ref) {
        return ref + SECRET_MARK + secrets.next();
    }

    /// What a client secret claims to be for; empty when it is none of ours by its look. It comes
    /// from outside, and not every text may be asked of a database.
    static Optional<String> refIn(String clientSecret) {
        var matcher = CLIENT_SECRET.matcher(clientSecret);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isSame(String secret, String other) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
