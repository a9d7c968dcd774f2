package org.mecene.rest.users;

import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.SocialAttempt;

/// The cookie that binds a sign-in with an identity provider to the browser that began it. It says
/// nothing of who somebody is. Under an https address it carries the prefix by which browsers keep
/// other hosts and plain connections from setting it.
final class BrowserCookie {
    static final String NAME = "mecene-sign-in";
    static final String SAFE_NAME = "__Host-" + NAME;

    private final boolean isSafe;

    /// @param publicUrl the address under which browsers know this server
    BrowserCookie(URI publicUrl) {
        this.isSafe = "https".equals(publicUrl.getScheme());
    }

    NewCookie keeping(String secret) {
        return cookie(secret, Math.toIntExact(SocialAttempt.LIFE.toSeconds()));
    }

    NewCookie forgetting() {
        return cookie("", 0);
    }

    /// Of the two cookies that a browser may send, the one that this server sets.
    @Nullable String chosen(@Nullable String plain, @Nullable String safe) {
        return isSafe ? safe : plain;
    }

    /// Lax, because the browser comes back from another site.
    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(isSafe ? SAFE_NAME : NAME)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(isSafe)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
