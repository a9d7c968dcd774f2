package org.mecene.domain.users;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.text.Bytes;

/// A key pair that somebody's authenticator holds and unlocks for them; here is its public half.
/// Whoever shows it has shown two factors: that they hold it, and that it knew them.
///
/// @param credential the authenticator's own id of it, in unpadded base64url
/// @param publicKey in the form in which [PasskeyCeremonies] reads it
/// @param uses the authenticator's counter; 0 for the many that keep none
/// @param name by which its owner knows it
/// @param usedAt null before somebody signed in with it
public record Passkey(
        PasskeyId id,
        UserId user,
        String credential,
        Bytes publicKey,
        long uses,
        String name,
        Instant createdAt,
        @Nullable Instant usedAt) {
    public static final int MAX_NAME = 60;

    /// How many somebody may have.
    public static final int MOST = 10;

    /// The longest id of a credential, in bytes (Web Authentication, 4).
    public static final int MAX_CREDENTIAL = 1_023;

    /// Whether the count that the authenticator tells is one that may follow. One that does not
    /// grow comes of a copy, of this authenticator or of that one (Web Authentication, 6.1.1).
    public boolean takes(long count) {
        return count > uses || (count == 0 && uses == 0);
    }

    public Passkey used(long count, Instant now) {
        return new Passkey(id, user, credential, publicKey, count, name, createdAt, now);
    }

    public Passkey renamed(String newName) {
        return new Passkey(id, user, credential, publicKey, uses, newName, createdAt, usedAt);
    }

    /// The name under which authenticators know somebody: it tells nothing of them.
    public static String handleOf(UserId user) {
        var bytes =
                ByteBuffer.allocate(16)
                        .putLong(user.value().getMostSignificantBits())
                        .putLong(user.value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
