package org.mecene.security.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.mecene.domain.users.AccessTokens.Claims;
import org.mecene.domain.users.TokenHash;

/// Remembers tokens that were verified, because checking an ES256 signature costs more than the
/// rest of a request (performance.md 2c). Only good tokens are remembered, so a stranger cannot
/// push them out.
///
/// They are known by their hash: that costs half a microsecond more than the token itself would,
/// and then the memory of the server holds no token that somebody could use.
final class VerifiedTokens {
    private static final int MOST = 10_000;
    private static final Duration MEMORY = Duration.ofSeconds(60);

    /// Evicts on the thread that adds; it needs no pool for that.
    private final Cache<TokenHash, Verified> remembered =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private final InstantSource clock;

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
    }

    /// What a token says, from memory while it may be, else by checking it at this instant.
    Optional<Claims> claims(String token, Function<Instant, Optional<Verified>> check) {
        var now = clock.instant();
        var hash = TokenHash.of(token);
        var known = remembered.getIfPresent(hash);
        if (known != null && known.isFreshAt(now)) {
            return Optional.of(known.claims());
        }
        var verified = check.apply(now);
        verified.ifPresent(found -> remembered.put(hash, found));
        return verified.map(Verified::claims);
    }

    /// Has every token checked again.
    void forget() {
        remembered.invalidateAll();
    }

    /// @param at when it was checked
    /// @param expiresAt when the token ends
    record Verified(Claims claims, Instant at, Instant expiresAt) {
        /// The clock may have been moved either way.
        private boolean isFreshAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(MEMORY)) && now.isBefore(expiresAt);
        }
    }
}
