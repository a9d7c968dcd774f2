package org.mecene.domain.payments;

import org.mecene.domain.users.TokenHash;

/// By what a card is known again, and by nothing else: a hash of the fingerprint that the provider
/// gives it. Never shown, and not in the text form either.
public record CardMark(TokenHash hash) {
    /// @param fingerprint the provider's, the same for one card whoever uses it
    public static CardMark of(String fingerprint) {
        return new CardMark(TokenHash.of("card:" + fingerprint));
    }

    @Override
    public String toString() {
        return "CardMark";
    }
}
