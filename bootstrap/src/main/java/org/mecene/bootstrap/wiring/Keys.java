package org.mecene.bootstrap.wiring;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;
import org.mecene.security.notifications.HmacMailSecrets;
import org.mecene.security.platform.AesSecretBox;
import org.mecene.security.users.Argon2PasswordHasher;
import org.mecene.security.users.HmacDeviceTokens;
import org.mecene.security.users.HmacRefreshTokens;
import org.mecene.security.users.JwtAccessTokens;

/// Everything that hashes, signs and makes secrets. Reads the server's keys, so the schema must be
/// there.
record Keys(
        Argon2PasswordHasher passwordHasher,
        JwtAccessTokens accessTokens,
        HmacRefreshTokens refreshTokens,
        HmacDeviceTokens deviceTokens,
        HmacMailSecrets mailSecrets,
        AesSecretBox secretBox,
        Secrets secrets) {
    static Keys of(
            URI publicUrl,
            SecureRandom random,
            Secrets secrets,
            ServerSecrets kept,
            Ids ids,
            InstantSource clock) {
        return new Keys(
                new Argon2PasswordHasher(random, Argon2PasswordHasher.Bounds.forThisMachine()),
                new JwtAccessTokens(publicUrl, kept, random, ids, clock),
                new HmacRefreshTokens(kept, secrets),
                new HmacDeviceTokens(kept, secrets, clock),
                new HmacMailSecrets(kept, secrets),
                new AesSecretBox(kept, secrets, random),
                secrets);
    }
}
