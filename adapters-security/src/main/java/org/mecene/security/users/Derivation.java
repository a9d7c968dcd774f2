package org.mecene.security.users;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.Password;
import org.mecene.security.users.Argon2Hash.Cost;

/// The slow part of checking a password.
interface Derivation {
    /// @param length of the answer, in bytes
    Bytes derive(Password password, Bytes salt, Cost cost, int length);

    /// Argon2id, version 1.3 (RFC 9106), of the UTF-8 bytes of the whole password. Its memory is
    /// given back at the end; keeping the blocks would save a seventh of the time and cost 19 MiB
    /// per processor.
    static Bytes argon2id(Password password, Bytes salt, Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt.toArray())
                        .build());
        var derived = new byte[length];
        generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), derived);
        return Bytes.of(derived);
    }
}
