package org.mecene.security.oidc;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.IdentityProvider.Untrusted;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.SocialProfile;

/// Makes profiles of claims.
final class Profiles {
    private Profiles() {}

    /// @param emailVerified whether the provider says so
    static SocialProfile of(
            String provider, String subject, Map<String, Object> claims, boolean emailVerified) {
        var email = email(claims.get("email"));
        var name = claims.get("name") instanceof String text ? text : null;
        try {
            return new SocialProfile(
                    new SocialIdentity(provider, subject),
                    email.orElse(null),
                    emailVerified && email.isPresent(),
                    name);
        } catch (InvalidValue _) {
            throw new Untrusted(provider, "the subject");
        }
    }

    /// Some providers write it as text.
    static boolean saysVerified(Map<String, Object> claims) {
        var said = claims.get("email_verified");
        return Boolean.TRUE.equals(said) || "true".equals(said);
    }

    private static Optional<EmailAddress> email(@Nullable Object claimed) {
        if (!(claimed instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EmailAddress.parse(text));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }
}
