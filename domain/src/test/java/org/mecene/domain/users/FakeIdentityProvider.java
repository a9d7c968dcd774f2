package org.mecene.domain.users;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Knows the people whom a test tells it of, by the code that their browser brings back.
public final class FakeIdentityProvider implements IdentityProvider {
    private final String name;
    private final Map<String, SocialProfile> people = new ConcurrentHashMap<>();
    private volatile boolean isDown;

    public FakeIdentityProvider(String name) {
        this.name = name;
    }

    /// From now on a code stands for somebody.
    public void knows(
            String code, String subject, @Nullable String email, boolean emailVerified) {
        people.put(
                code,
                new SocialProfile(
                        new SocialIdentity(name, subject),
                        email == null ? null : EmailAddress.parse(email),
                        emailVerified,
                        "Awa Ndiaye"));
    }

    public void goesDown() {
        isDown = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String label() {
        return "Fake " + name;
    }

    @Override
    public URI authorization(Request request) {
        requireUp();
        return URI.create("https://" + name + ".example/authorize?state=" + request.state());
    }

    @Override
    public SocialProfile identify(String code, Request request) {
        requireUp();
        var profile = people.get(code);
        if (profile == null) {
            throw new Untrusted(name, "unknown code");
        }
        return profile;
    }

    private void requireUp() {
        if (isDown) {
            throw new Unavailable(name, new IllegalStateException("down"));
        }
    }
}
