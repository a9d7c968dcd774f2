package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Race;

/// One key follows another while several nodes sign and check.
class KeyRotationTest {
    private final TokenForge forge = new TokenForge();
    private final JwtAccessTokens node = forge.tokens;
    private final JwtAccessTokens other = forge.server(forge.kept);
    private final String firstKey = signs(node);

    @Test
    void publishes_the_new_key_on_every_node_before_it_signs() {
        var begins = node.rotateKeys();
        other.refreshKeys();

        var lead = forge.clock.instant().plus(KeyChange.LEAD);
        assertThat(begins).isEqualTo(lead.truncatedTo(ChronoUnit.SECONDS));
        assertThat(published(node)).hasSize(2).isEqualTo(published(other)).startsWith(firstKey);
        assertThat(signs(node)).isEqualTo(firstKey);
        assertThat(signs(other)).isEqualTo(firstKey);
    }

    @Test
    void signs_with_the_new_key_in_time_and_refuses_no_token_meanwhile() {
        var old = node.issue(forge.claims());
        other.rotateKeys();
        node.refreshKeys();
        forge.clock.advance(KeyChange.LEAD);

        var next = signs(node);

        assertThat(next).isNotEqualTo(firstKey).isEqualTo(signs(other));
        assertThat(node.verify(old)).isPresent();
        assertThat(other.verify(node.issue(forge.claims()))).isPresent();
    }

    @Test
    void keeps_the_old_key_until_its_last_token_is_over_and_not_longer() {
        node.rotateKeys();
        forge.clock.advance(KeyChange.LEAD.minusSeconds(1));
        var last = node.issue(forge.claims());

        forge.clock.advance(Duration.ofMinutes(14));
        assertThat(node.verify(last)).isPresent();
        assertThat(published(node)).contains(firstKey);
        forge.clock.advance(KeyChange.OVERLAP);
        node.forgetOldKeys();
        node.refreshKeys();

        assertThat(published(node)).hasSize(1).doesNotContain(firstKey);
        assertThat(TokenForge.stored(forge.kept).getKeyID()).isNotEqualTo(firstKey);
        assertThat(node.verify(node.issue(forge.claims()))).isPresent();
    }

    @Test
    void publishes_nothing_of_when_keys_sign() {
        node.rotateKeys();

        assertThat(node.jwks()).doesNotContain("\"nbf\"", "\"exp\"", "\"d\"");
    }

    @Test
    void adds_one_key_when_many_ask_at_once_or_again() {
        var answers = Race.of(() -> forge.server(forge.kept).rotateKeys());

        assertThat(answers.values()).hasSize(Race.RUNNERS).containsOnly(node.rotateKeys());
        assertThat(published(node)).hasSize(2);
    }

    @Test
    void ends_every_token_at_once_when_the_keys_may_be_known() {
        var old = node.issue(forge.claims());
        assertThat(other.verify(old)).isPresent();

        node.replaceKeys();
        other.refreshKeys();

        assertThat(node.verify(old)).isEmpty();
        assertThat(other.verify(old)).isEmpty();
        assertThat(published(other)).hasSize(1).doesNotContain(firstKey);
        assertThat(other.verify(node.issue(forge.claims()))).isPresent();
    }

    @Test
    void rotates_again_after_a_rotation() {
        node.rotateKeys();
        forge.clock.advance(KeyChange.LEAD.plus(KeyChange.OVERLAP));
        var second = signs(node);

        node.rotateKeys();
        forge.clock.advance(KeyChange.LEAD);

        assertThat(signs(node)).isNotEqualTo(second);
        assertThat(published(node)).hasSize(2).contains(second, signs(node));
    }

    private String signs(JwtAccessTokens tokens) {
        try {
            return SignedJWT.parse(tokens.issue(forge.claims())).getHeader().getKeyID();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> published(JwtAccessTokens tokens) {
        try {
            return JWKSet.parse(tokens.jwks()).getKeys().stream().map(JWK::getKeyID).toList();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
