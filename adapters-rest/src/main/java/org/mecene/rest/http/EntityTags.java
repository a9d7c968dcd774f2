package org.mecene.rest.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Makes and compares entity tags (RFC 9110, 8.8.3). What they are made of is told at [Single].
public final class EntityTags {
    private static final int DIGEST_BYTES = 12;
    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final Pattern VERSIONED = Pattern.compile("(?:W/)?\"?(\\d{1,18})-[\\w-]{16}\"?");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private EntityTags() {}

    static String strong(@Nullable Long version, byte[] content) {
        return "\"" + (version == null ? "" : version + "-") + digest(content) + "\"";
    }

    static String weak(byte[] content) {
        return WEAK + "\"" + digest(content) + "\"";
    }

    /// Whether a tag is among those of an `If-None-Match`, by the weak comparison.
    static boolean matches(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        if (header.strip().equals(ANY)) {
            return true;
        }
        var opaque = opaque(tag);
        for (var candidate : header.split(",")) {
            if (opaque(candidate.strip()).equals(opaque)) {
                return true;
            }
        }
        return false;
    }

    /// The version that an `If-Match` insists on; null when it insists on none.
    ///
    /// @throws org.mecene.rest.problem.HttpProblem 412 when it names no tag of this server, or more
    ///   versions than one
    public static @Nullable Long expectedVersion(@Nullable String header) {
        if (header == null || header.strip().equals(ANY)) {
            return null;
        }
        var tag = VERSIONED.matcher(header.strip());
        if (!tag.matches()) {
            throw Problem.of(ProblemCode.PRECONDITION_FAILED).toException();
        }
        return Long.parseLong(tag.group(1));
    }

    /// For things that carry no version, and therefore match no tag: refuses every `If-Match` but
    /// `*`.
    ///
    /// @throws org.mecene.rest.problem.HttpProblem 412
    public static void requireNone(@Nullable String header) {
        if (header != null && !header.strip().equals(ANY)) {
            throw Problem.of(ProblemCode.PRECONDITION_FAILED).toException();
        }
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    private static String digest(byte[] content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(content);
            var cut = new byte[DIGEST_BYTES];
            System.arraycopy(sha, 0, cut, 0, DIGEST_BYTES);
            return BASE64.encodeToString(cut);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
