package org.mecene.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.media.StorageKey;

/// Tokens that say what may be read until when: what they grant in base64url, a dot, and its
/// HMAC-SHA256. The HMAC is over the text as it stands, so that no second text means the same.
///
/// Safe for use by many threads.
final class SignedTokens {
    private static final String ALGORITHM = "HmacSHA256";

    /// Above the longest that is ever made: a name of 200 characters of three bytes each.
    private static final int MAX_LENGTH = 2_048;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /// Never updated, only cloned: that is cheaper than to look one up, and needs no lock.
    private final Mac keyed;

    SignedTokens(String secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    record Grant(StorageKey key, View view, Instant expiresAt) {}

    String sign(Grant grant) {
        var payload = ENCODER.encodeToString(write(grant));
        var token = payload + "." + signature(payload);
        if (token.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The name of a file is too long for a URL");
        }
        return token;
    }

    /// What a token grants, whether or not its time is over; empty when this server did not make
    /// it.
    Optional<Grant> read(String token) {
        var dot = token.length() > MAX_LENGTH ? -1 : token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var payload = token.substring(0, dot);
        var given = token.substring(dot + 1).getBytes(UTF_8);
        if (!MessageDigest.isEqual(signature(payload).getBytes(UTF_8), given)) {
            return Optional.empty();
        }
        return Optional.of(parse(Base64.getUrlDecoder().decode(payload)));
    }

    private String signature(String payload) {
        try {
            var mac = (Mac) keyed.clone();
            return ENCODER.encodeToString(mac.doFinal(payload.getBytes(UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's HMAC can be cloned", e);
        }
    }

    private static byte[] write(Grant grant) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(grant.expiresAt().getEpochSecond());
            out.writeUTF(grant.key().value());
            out.writeUTF(grant.view().contentType());
            out.writeUTF(grant.view().fileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Grant parse(byte[] payload) {
        try (var in = new DataInputStream(new ByteArrayInputStream(payload))) {
            var expiresAt = Instant.ofEpochSecond(in.readLong());
            var key = new StorageKey(in.readUTF());
            return new Grant(key, new View(in.readUTF(), in.readUTF()), expiresAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
