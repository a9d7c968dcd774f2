package org.mecene.security.users;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.PublishedKeys;
import org.mecene.security.users.VerifiedTokens.Verified;

/// Access tokens as JSON Web Tokens of the profile RFC 9068, signed with ES256. Any number of
/// threads may use it at once; nodes over the same [ServerSecrets] accept one another's tokens.
///
/// It reads the keys when it is made, so the database must be ready by then, and again whenever
/// [#refreshKeys] is called.
public final class JwtAccessTokens implements AccessTokens, PublishedKeys {
    private static final String AUDIENCE = "mecene";
    private static final String SESSION = "sid";
    private static final String CLIENT = "client_id";
    private static final String PROVED_AT = "auth_time";
    private static final String METHODS = "amr";

    /// Said besides the single methods when they are of two kinds (RFC 8176).
    private static final String SEVERAL = "mfa";

    /// A token of ours has less than 600 characters.
    private static final int MAX_LENGTH = 4_096;

    /// How far the clock of the node that issued a token may be ahead. The end of a token has no
    /// leeway.
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final String issuer;
    private final ServerSecrets kept;
    private final SecureRandom random;
    private final VerifiedTokens verified;
    private final Ids ids;
    private final InstantSource clock;
    private volatile SigningKeys keys;

    /// @param publicUrl the address of this server; tokens of another address are not ours
    public JwtAccessTokens(
            URI publicUrl, ServerSecrets kept, SecureRandom random, Ids ids, InstantSource clock) {
        this.issuer = publicUrl.toString();
        this.kept = kept;
        this.random = random;
        this.verified = new VerifiedTokens(clock);
        this.ids = ids;
        this.clock = clock;
        this.keys = new SigningKeys(SigningKeys.stored(kept, random));
    }

    /// Reads the keys as they are now. To be called every few seconds: a change of keys counts on
    /// this node from then on.
    public void refreshKeys() {
        var stored = SigningKeys.stored(kept, random);
        if (!keys.isMadeOf(stored)) {
            keys = new SigningKeys(stored);
            verified.forget();
        }
    }

    /// Adds a key that signs as soon as everybody had the time to read it; nobody is signed out.
    /// While one is on its way, nothing is added. Of several who ask at once, one adds.
    ///
    /// @return when the new key begins to sign
    public Instant rotateKeys() {
        while (true) {
            refreshKeys();
            var present = keys;
            var now = clock.instant();
            var next = KeyChange.next(present.keys(), now);
            if (next.isPresent()) {
                return next.get();
            }
            SigningKeys.replace(kept, present, KeyChange.withNext(present.keys(), random, now));
        }
    }

    /// Puts another key in the place of all, because somebody may know them. Every access token
    /// ends as soon as the nodes have read it; sessions go on by refreshing.
    public void replaceKeys() {
        do {
            refreshKeys();
        } while (!SigningKeys.replace(kept, keys, KeyChange.replaced(random)));
        refreshKeys();
    }

    /// Forgets for good the keys whose last token is over. To be called now and then.
    public void forgetOldKeys() {
        var known = keys;
        var present = KeyChange.present(known.keys(), clock.instant());
        if (present.size() < known.keys().size()) {
            SigningKeys.replace(kept, known, present);
        }
    }

    @Override
    public String issue(Claims claims) {
        var issuedAt = claims.issuedAt();
        return keys.sign(
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(AUDIENCE)
                        // The profile demands one; all clients of this server are one to it.
                        .claim(CLIENT, AUDIENCE)
                        .subject(claims.user().toString())
                        .claim(SESSION, claims.session().toString())
                        .issueTime(Date.from(issuedAt))
                        .expirationTime(Date.from(issuedAt.plusSeconds(LIFE_SECONDS)))
                        .claim(PROVED_AT, claims.proof().at().getEpochSecond())
                        .claim(METHODS, methods(claims.proof()))
                        .jwtID(ids.next().toString())
                        .build(),
                clock.instant());
    }

    /// Remembers what it verified for up to a minute. The instant in the answer has full seconds.
    @Override
    public Optional<Claims> verify(String token) {
        return token.length() > MAX_LENGTH
                ? Optional.empty()
                : verified.claims(token, now -> check(token, now));
    }

    @Override
    public String jwks() {
        return keys.published(clock.instant());
    }

    private Optional<Verified> check(String token, Instant now) {
        return keys.verified(token, now)
                .flatMap(claims -> {
                    try {
                        return read(claims, now);
                    } catch (ParseException | InvalidValue _) {
                        return Optional.empty();
                    }
                });
    }

    private Optional<Verified> read(JWTClaimsSet claims, Instant now) throws ParseException {
        var issued = claims.getIssueTime();
        var expires = claims.getExpirationTime();
        var user = claims.getSubject();
        var session = claims.getStringClaim(SESSION);
        if (issued == null || expires == null || user == null || session == null) {
            return Optional.empty();
        }
        var begun = hasBegun(issued, now) && hasBegun(claims.getNotBeforeTime(), now);
        if (!isForUs(claims) || !begun || !now.isBefore(expires.toInstant())) {
            return Optional.empty();
        }
        var said =
                new Claims(
                        Id.parse(user, UserId::new),
                        Id.parse(session, SessionId::new),
                        issued.toInstant(),
                        proof(claims, issued.toInstant()));
        return Optional.of(new Verified(said, now, expires.toInstant()));
    }

    private static List<String> methods(Proof proof) {
        var methods = proof.methods().stream().map(Proof.Method::wire).sorted();
        var several = proof.hasSecondFactor() ? Stream.of(SEVERAL) : Stream.<String>empty();
        return Stream.concat(methods, several).toList();
    }

    /// A token of an older release says nothing of it; such a one proves what signing in did then,
    /// and nothing that would be fresh.
    private static Proof proof(JWTClaimsSet claims, Instant issuedAt) throws ParseException {
        var methods = claims.getStringListClaim(METHODS);
        var provedAt = claims.getDateClaim(PROVED_AT);
        if (methods == null || provedAt == null) {
            return new Proof(issuedAt.minus(Proof.FRESH), Proof.UNKNOWN);
        }
        return new Proof(
                provedAt.toInstant(),
                methods.stream()
                        .flatMap(wire -> Proof.Method.ofWire(wire).stream())
                        .collect(toUnmodifiableSet()));
    }

    private boolean isForUs(JWTClaimsSet claims) {
        return issuer.equals(claims.getIssuer()) && claims.getAudience().equals(List.of(AUDIENCE));
    }

    private static boolean hasBegun(@Nullable Date at, Instant now) {
        return at == null || !at.toInstant().isAfter(now.plus(LEEWAY));
    }
}
