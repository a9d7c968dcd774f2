package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.testkit.Race;
import org.mecene.security.testkit.Kept;

class SigningKeysTest {
    private final TokenForge forge = new TokenForge();
    private final ServerSecrets kept = Kept.nothing();
    private final ECKey oldKey = TokenForge.newKey();
    private final ECKey newKey = TokenForge.newKey();

    @Test
    void publishes_the_public_part_of_its_key_alone() throws Exception {
        var key =
                JSONObjectUtils.getJSONObjectArray(
                        JSONObjectUtils.parse(forge.tokens.jwks()), "keys")[0];

        assertThat(key.keySet()).isEqualTo(Set.of("kty", "use", "crv", "kid", "x", "y", "alg"));
        assertThat(key)
                .containsEntry("kty", "EC")
                .containsEntry("crv", "P-256")
                .containsEntry("alg", "ES256")
                .containsEntry("use", "sig");
    }

    @Test
    void publishes_keys_by_which_anybody_can_check_a_token() throws Exception {
        var token = SignedJWT.parse(forge.genuine());

        var published = JWKSet.parse(forge.tokens.jwks());

        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void makes_one_key_for_all_nodes() {
        var published = Race.of(() -> forge.server(kept).jwks()).values();

        assertThat(published).hasSize(Race.RUNNERS);
        assertThat(published.stream().distinct()).hasSize(1);
    }

    @Test
    void signs_with_the_first_key_and_publishes_all() throws Exception {
        store(newKey, oldKey);

        var tokens = forge.server(kept);

        var header = SignedJWT.parse(tokens.issue(forge.claims())).getHeader();
        assertThat(header.getKeyID()).isEqualTo(newKey.getKeyID());
        assertThat(JWKSet.parse(tokens.jwks()).getKeys())
                .extracting(JWK::getKeyID)
                .containsExactly(newKey.getKeyID(), oldKey.getKeyID());
        assertThat(JWKSet.parse(tokens.jwks()).getKeys()).noneMatch(JWK::isPrivate);
    }

    @Test
    void accepts_tokens_of_a_key_that_signs_no_more_or_not_yet() {
        store(oldKey);
        var issuedBefore = forge.server(kept).issue(forge.claims());
        var rotated = Kept.nothing();
        store(rotated, newKey, oldKey.toPublicJWK());

        var after = forge.server(rotated);

        assertThat(after.verify(issuedBefore)).isPresent();
        assertThat(after.verify(after.issue(forge.claims()))).isPresent();
    }

    @Test
    void refuses_tokens_of_a_key_that_was_taken_out() {
        store(oldKey);
        var issuedBefore = forge.server(kept).issue(forge.claims());
        var rotated = Kept.nothing();
        store(rotated, newKey);

        assertThat(forge.server(rotated).verify(issuedBefore)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"1\",\"k\":\"s3cret\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"1\",\"d\":\"s3cret\"}]}"
            })
    void refuses_stored_keys_that_it_cannot_use_without_showing_them(String stored) {
        kept.of("signing-keys", () -> stored);

        assertThatThrownBy(() -> forge.server(kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void refuses_to_start_without_a_key_that_can_sign() {
        store(oldKey.toPublicJWK(), newKey);

        assertThatThrownBy(() -> forge.server(kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The first of the signing-keys cannot sign");
    }

    private void store(JWK... keys) {
        store(kept, keys);
    }

    private static void store(ServerSecrets secrets, JWK... keys) {
        secrets.of("signing-keys", () -> new JWKSet(List.of(keys)).toString(false));
    }
}
