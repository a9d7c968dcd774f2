package org.mecene.security.passkeys;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyCeremonies;
import org.mecene.security.text.Base64Url;

/// Passkeys by WebAuthn4J. What is kept of a key is its id, its model and its public half, as the
/// authenticator wrote them (Web Authentication, 6.5.1). Any number of threads may use it at once.
public final class WebAuthnCeremonies implements PasskeyCeremonies {
    /// The algorithms that are asked for, the best first.
    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(
                    algorithm(COSEAlgorithmIdentifier.EdDSA),
                    algorithm(COSEAlgorithmIdentifier.ES256),
                    algorithm(COSEAlgorithmIdentifier.RS256));

    private final String relyingParty;
    private final Set<Origin> origins;
    private final WebAuthnManager manager;
    private final CollectedClientDataConverter clientData;
    private final AttestedCredentialDataConverter keys;

    /// @param relyingParty a domain, such as `example.org`
    /// @param origins of the front ends, on that domain or below it
    public WebAuthnCeremonies(String relyingParty, Set<String> origins) {
        var converter = new ObjectConverter();
        this.relyingParty = relyingParty;
        this.origins = origins.stream().map(Origin::new).collect(toUnmodifiableSet());
        this.manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.clientData = new CollectedClientDataConverter(converter);
        this.keys = new AttestedCredentialDataConverter(converter);
    }

    @Override
    public String relyingParty() {
        return relyingParty;
    }

    @Override
    public Optional<String> challengeOf(Bytes data) {
        return attempt(() -> {
            var read = clientData.convert(data.toArray());
            var challenge = read == null ? null : read.getChallenge();
            return challenge == null ? null : Base64Url.encode(challenge.getValue());
        });
    }

    @Override
    public Optional<Made> made(Creation creation, String challenge) {
        return attempt(() -> made(creation, server(challenge)));
    }

    @Override
    public OptionalLong signed(Assertion assertion, Passkey passkey, String challenge) {
        return attempt(() -> count(assertion, passkey, server(challenge)))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private @Nullable Made made(Creation creation, ServerProperty server) {
        var request =
                new RegistrationRequest(
                        creation.attestation().toArray(), creation.clientData().toArray());
        var data =
                manager.verify(request, new RegistrationParameters(server, ALGORITHMS, true, true));
        var object = data.getAttestationObject();
        if (object == null) {
            return null;
        }
        var authenticator = object.getAuthenticatorData();
        var key = authenticator.getAttestedCredentialData();
        return key == null
                ? null
                : new Made(
                        Base64Url.encode(key.getCredentialId()),
                        Bytes.of(keys.convert(key)),
                        authenticator.getSignCount());
    }

    private @Nullable Long count(Assertion assertion, Passkey passkey, ServerProperty server) {
        var data =
                manager.parse(
                        new AuthenticationRequest(
                                Base64.getUrlDecoder().decode(assertion.credential()),
                                assertion.authenticatorData().toArray(),
                                assertion.clientData().toArray(),
                                assertion.signature().toArray()));
        var authenticator = data.getAuthenticatorData();
        if (authenticator == null) {
            return null;
        }
        manager.verify(
                data, new AuthenticationParameters(server, kept(passkey, data), null, true, true));
        return authenticator.getSignCount();
    }

    /// The count is left at none, because the domain judges it; and whether the key may be backed
    /// up is what the authenticator says now, because nothing hangs on it.
    private CredentialRecordImpl kept(Passkey passkey, AuthenticationData data) {
        var authenticator = data.getAuthenticatorData();
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                authenticator != null && authenticator.isFlagBE(),
                authenticator != null && authenticator.isFlagBS(),
                0,
                keys.convert(passkey.publicKey().toArray()),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(relyingParty)
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)))
                .build();
    }

    /// The library throws at whatever is wrong, and not only what it names: bytes of strangers
    /// reach parsers below it.
    private static <T> Optional<T> attempt(Supplier<@Nullable T> check) {
        try {
            return Optional.ofNullable(check.get());
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }
}
