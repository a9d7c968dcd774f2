package org.mecene.rest.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An answer that is one object, which gets an entity tag.
///
/// A tag is `"version-digest"`. The digest of the answer's bytes makes a repeated read cheap
/// (`If-None-Match`, 304) and never stale; a change is held to the version alone (`If-Match`, 412),
/// because a like that somebody gave meanwhile must not refuse an author's edit. What has no
/// version has the digest alone.
///
/// @param version grows with every stored change; null for what is never edited
/// @param tagged what the digest is taken of when it is not the object itself; null otherwise
public record Single<T>(T object, @Nullable Long version, @Nullable Object tagged) {
    public Single {
        Objects.requireNonNull(object, "object");
    }

    public static <T> Single<T> of(T object) {
        return new Single<>(object, null, null);
    }

    public static <T> Single<T> of(T object, long version) {
        return new Single<>(object, version, null);
    }

    /// An object that hides something from this viewer: its tag is taken of what they may learn, so
    /// that it is the same whatever happens to what is hidden (security.md B5). Such a tag is weak.
    public static <T> Single<T> hiding(T object, Object tagged) {
        return new Single<>(object, null, tagged);
    }
}
