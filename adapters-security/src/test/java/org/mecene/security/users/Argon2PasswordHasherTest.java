package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher.Busy;
import org.mecene.security.users.Argon2Hash.Cost;
import org.mecene.security.users.Argon2PasswordHasher.Bounds;

class Argon2PasswordHasherTest {
    private static final Bounds BOUNDS = new Bounds(2, 8, Duration.ofSeconds(60));

    private final SecureRandom random = new SecureRandom();
    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(random, BOUNDS);

    @Test
    void hashes_with_argon2id_at_the_cost_that_owasp_advises() {
        var hash = hasher.hash(new Password("correct horse battery staple"));

        assertThat(hash.value())
                .matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1"
                                + "\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void knows_the_password_that_was_hashed_and_no_other() {
        var hash = hasher.hash(new Password("correct horse battery staple"));

        assertThat(hasher.matches(new Password("correct horse battery staple"), hash)).isTrue();
        assertThat(hasher.matches(new Password("correct horse battery stapler"), hash)).isFalse();
    }

    @Test
    void salts_every_hash() {
        var one = hasher.hash(new Password("correct horse battery staple"));
        var other = hasher.hash(new Password("correct horse battery staple"));

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void reads_a_password_to_its_end() {
        var start = "x".repeat(127);

        var hash = hasher.hash(new Password(start + "y"));

        assertThat(hasher.matches(new Password(start + "z"), hash)).isFalse();
    }

    @Test
    void tells_apart_passwords_that_differ_in_their_73rd_byte() {
        var start = "x".repeat(72);

        var hash = hasher.hash(new Password(start + "y"));

        assertThat(hasher.matches(new Password(start + "z"), hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " pa\u0308ssword-of-mine",
                "pa\u0308ssword-of-mine ",
                "Pa\u0308ssword-of-mine"
            })
    void takes_a_password_as_it_was_typed(String almost) {
        var hash = hasher.hash(new Password("pa\u0308ssword-of-mine"));

        assertThat(hasher.matches(new Password(almost), hash)).isFalse();
    }

    @Test
    void knows_hashes_of_another_cost_for_outdated() {
        var weaker =
                new PasswordHash(
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

        assertThat(hasher.isOutdated(weaker)).isTrue();
        assertThat(hasher.isOutdated(hasher.hash(new Password("correct horse")))).isFalse();
    }

    /// From the tests of the reference implementation.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void verifies_hashes_of_another_cost(String phc) {
        assertThat(hasher.matches(new Password("password"), new PasswordHash(phc))).isTrue();
        assertThat(hasher.matches(new Password("passwore"), new PasswordHash(phc))).isFalse();
    }

    @Rule("I4")
    @Test
    void does_the_same_work_for_a_known_and_an_unknown_address() {
        var work = new ArrayList<Work>();
        var counting = counting(work, Derivation::argon2id);
        var hash = hasher.hash(new Password("correct horse battery staple"));

        counting.matches(new Password("wrong horse"), hash);
        counting.matches(new Password("wrong horse"), null);

        var expected = new Work(new Cost(19_456, 2, 1), 16, 32);
        assertThat(work).containsExactly(expected, expected);
    }

    @Test
    void never_matches_without_a_hash() {
        var nothing =
                new Argon2PasswordHasher(
                        random, BOUNDS, (_, _, _, length) -> Bytes.of(new byte[length]));

        assertThat(nothing.matches(new Password("wrong horse"), null)).isFalse();
        assertThat(hasher.matches(new Password(""), null)).isFalse();
    }

    @Test
    void refuses_work_that_is_beyond_its_bounds() {
        var bounds = new Bounds(1, 0, Duration.ZERO);
        var within = new ArrayList<Argon2PasswordHasher>();
        var tight =
                new Argon2PasswordHasher(
                        random,
                        bounds,
                        (password, _, _, length) -> {
                            within.getFirst().hash(password);
                            return Bytes.of(new byte[length]);
                        });
        within.add(tight);

        assertThatThrownBy(() -> tight.hash(new Password("correct horse")))
                .isInstanceOf(Busy.class);
        assertThatThrownBy(() -> tight.matches(new Password("correct horse"), null))
                .isInstanceOf(Busy.class);
    }

    @Test
    void takes_a_stored_hash_of_another_kind_for_a_fault_and_does_not_show_it() {
        var foreign = new PasswordHash("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0");

        assertThatThrownBy(() -> hasher.matches(new Password("correct horse"), foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not Argon2id in PHC form");
    }

    @Test
    void runs_one_derivation_per_processor_of_this_machine() {
        var bounds = Bounds.forThisMachine();

        assertThat(bounds)
                .isEqualTo(
                        new Bounds(
                                Runtime.getRuntime().availableProcessors(),
                                64,
                                Duration.ofSeconds(2)));
    }

    private Argon2PasswordHasher counting(List<Work> work, Derivation derivation) {
        return new Argon2PasswordHasher(
                random,
                BOUNDS,
                (password, salt, cost, length) -> {
                    work.add(new Work(cost, salt.length(), length));
                    return derivation.derive(password, salt, cost, length);
                });
    }

    private record Work(Cost cost, int saltBytes, int derivedBytes) {}
}
