package org.mecene.domain.payments;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.TokenHash;

/// Who begins to pay, as far as declines are counted. What is counted needs nobody in clear.
///
/// @param account the member's, or of a guest the address that they gave
/// @param network where they come from; null when that is not known
public record Payer(TokenHash account, @Nullable TokenHash network) {
    /// @param place such as `192.0.2.0/24`; null when it did not come over the network
    public static Payer member(UserId user, @Nullable String place) {
        return new Payer(TokenHash.of("member:" + user), network(place));
    }

    /// Whether the address has an account makes no difference.
    public static Payer guest(EmailAddress address, @Nullable String place) {
        return new Payer(TokenHash.of("guest:" + address.value()), network(place));
    }

    private static @Nullable TokenHash network(@Nullable String place) {
        return place == null ? null : TokenHash.of("network:" + place);
    }

    @Override
    public String toString() {
        return "Payer";
    }
}
