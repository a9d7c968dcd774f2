package org.mecene.domain.users;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out tokens that mean something to itself only.
public final class FakeAccessTokens implements AccessTokens {
    private final Map<String, Claims> issued = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final InstantSource clock;

    public FakeAccessTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String issue(Claims claims) {
        var token = "access-" + count.incrementAndGet();
        issued.put(token, claims);
        return token;
    }

    @Override
    public Optional<Claims> verify(String token) {
        return Optional.ofNullable(issued.get(token))
                .filter(claims ->
                        clock.instant().isBefore(claims.issuedAt().plusSeconds(LIFE_SECONDS)));
    }
}
