package org.mecene.domain.users;

import java.util.Map;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// Who somebody is at an identity provider. The address that a provider tells may be absent, and
/// may change or pass to somebody else; the subject does neither (rules.md I3).
///
/// @param provider the name under which the server knows the provider, such as `google`
/// @param subject the provider's own id of the person, kept as it is
public record SocialIdentity(String provider, String subject) {
    public static final int MAX_SUBJECT = 255;

    /// @throws InvalidValue for a subject that is empty or longer than OpenID allows
    public SocialIdentity {
        if (subject.isBlank()) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        if (subject.length() > MAX_SUBJECT) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_SUBJECT));
        }
    }

    @Override
    public String toString() {
        return "SocialIdentity[" + provider + "]";
    }
}
