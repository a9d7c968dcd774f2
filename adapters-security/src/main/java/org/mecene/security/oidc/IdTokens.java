package org.mecene.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.IdentityProvider.Untrusted;

/// Checks what a provider signed (OpenID Connect Core 1.0, 3.1.3.7). Only signatures by a public
/// key of the provider count; neither `none` nor our own secret ever does.
final class IdTokens {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /// How far the provider's clock may be off.
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final OidcSettings settings;

    IdTokens(OidcSettings settings) {
        this.settings = settings;
    }

    /// Whether the keys hold one that may have signed this; when not, they may be old.
    boolean isOfKnownKey(String token, JWKSet keys) {
        return !candidates(parse(token), keys).isEmpty();
    }

    /// @throws Untrusted for whatever is wrong
    JWTClaimsSet verified(String token, JWKSet keys, String nonce, Instant now) {
        var jwt = parse(token);
        if (candidates(jwt, keys).stream().noneMatch(key -> hasSigned(key, jwt))) {
            throw new Untrusted(settings.name(), "the signature of the identity");
        }
        try {
            var claims = jwt.getJWTClaimsSet();
            require(settings.issuer().toString().equals(claims.getIssuer()), "issuer");
            require(isForUs(claims), "audience");
            require(isOf(claims, now), "time");
            require(isSame(nonce, claims.getStringClaim("nonce")), "nonce");
            return claims;
        } catch (ParseException _) {
            throw new Untrusted(settings.name(), "the claims of the identity");
        }
    }

    private SignedJWT parse(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            require(ALGORITHMS.contains(jwt.getHeader().getAlgorithm()), "algorithm");
            return jwt;
        } catch (ParseException _) {
            throw new Untrusted(settings.name(), "the form of the identity");
        }
    }

    private static List<JWK> candidates(SignedJWT jwt, JWKSet keys) {
        return new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader())).select(keys);
    }

    private static boolean hasSigned(JWK key, SignedJWT jwt) {
        try {
            return key instanceof AsymmetricJWK pair
                    && jwt.verify(
                            new DefaultJWSVerifierFactory()
                                    .createJWSVerifier(jwt.getHeader(), pair.toPublicKey()));
        } catch (JOSEException _) {
            return false;
        }
    }

    /// With several audiences the one that asked is named besides.
    private boolean isForUs(JWTClaimsSet claims) throws ParseException {
        var audience = claims.getAudience();
        var party = claims.getStringClaim("azp");
        return audience.contains(settings.clientId())
                && (party == null ? audience.size() == 1 : party.equals(settings.clientId()));
    }

    private static boolean isOf(JWTClaimsSet claims, Instant now) {
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        return expires != null
                && issued != null
                && now.minus(LEEWAY).isBefore(expires.toInstant())
                && !issued.toInstant().isAfter(now.plus(LEEWAY));
    }

    private static boolean isSame(String expected, @Nullable String claimed) {
        return claimed != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        claimed.getBytes(StandardCharsets.UTF_8));
    }

    private void require(boolean isRight, String what) {
        if (!isRight) {
            throw new Untrusted(settings.name(), "the " + what + " of the identity");
        }
    }
}
