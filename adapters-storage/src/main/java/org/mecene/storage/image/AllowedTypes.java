package org.mecene.storage.image;

import java.util.Locale;
import java.util.Map;
import org.mecene.domain.media.MediaItem.Kind;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.refusal.Refused;

/// What is taken. Whatever a browser might run is not: pages, drawings with scripts, programs,
/// documents with macros, text.
final class AllowedTypes {
    private static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    Map.entry("image/gif", Kind.IMAGE),
                    Map.entry("image/jpeg", Kind.IMAGE),
                    Map.entry("image/png", Kind.IMAGE),
                    Map.entry("image/webp", Kind.IMAGE),
                    Map.entry("video/mp4", Kind.VIDEO),
                    Map.entry("video/quicktime", Kind.VIDEO),
                    Map.entry("video/webm", Kind.VIDEO),
                    Map.entry("audio/mp4", Kind.AUDIO),
                    Map.entry("audio/mpeg", Kind.AUDIO),
                    Map.entry("audio/ogg", Kind.AUDIO),
                    Map.entry("audio/wav", Kind.AUDIO),
                    Map.entry("audio/webm", Kind.AUDIO),
                    Map.entry("application/epub+zip", Kind.FILE),
                    Map.entry("application/pdf", Kind.FILE));

    /// Other names that browsers and tools send.
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("image/jpg", "image/jpeg"),
                    Map.entry("image/pjpeg", "image/jpeg"),
                    Map.entry("image/x-png", "image/png"),
                    Map.entry("video/x-m4v", "video/mp4"),
                    Map.entry("audio/m4a", "audio/mp4"),
                    Map.entry("audio/x-m4a", "audio/mp4"),
                    Map.entry("audio/mp3", "audio/mpeg"),
                    Map.entry("audio/x-mp3", "audio/mpeg"),
                    Map.entry("audio/x-mpeg", "audio/mpeg"),
                    Map.entry("application/ogg", "audio/ogg"),
                    Map.entry("audio/opus", "audio/ogg"),
                    Map.entry("audio/vorbis", "audio/ogg"),
                    Map.entry("audio/wave", "audio/wav"),
                    Map.entry("audio/vnd.wave", "audio/wav"),
                    Map.entry("audio/x-wav", "audio/wav"),
                    Map.entry("application/x-pdf", "application/pdf"));

    /// Containers that begin alike with and without pictures: there the client's word decides.
    private static final Map<String, String> SOUND_ONLY =
            Map.of("video/mp4", "audio/mp4", "video/webm", "audio/webm");

    private static final String NO_CLAIM = "application/octet-stream";

    private AllowedTypes() {}

    record Accepted(String type, Kind kind) {}

    /// @param found what the content is
    /// @param declared what the client says; empty or `application/octet-stream` when it does not
    ///   know
    /// @throws Refused with `UnsupportedType` or `TypeMismatch`
    static Accepted accept(String found, String declared) {
        if (!KINDS.containsKey(found)) {
            throw new Refused(new MediaRefusal.UnsupportedType(found));
        }
        var claim = canonical(declared);
        if (claim.isEmpty() || claim.equals(NO_CLAIM) || claim.equals(found)) {
            return accepted(found);
        }
        if (claim.equals(SOUND_ONLY.get(found))) {
            return accepted(claim);
        }
        throw new Refused(new MediaRefusal.TypeMismatch(claim, found));
    }

    private static Accepted accepted(String type) {
        var kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalStateException("A type of no kind: " + type);
        }
        return new Accepted(type, kind);
    }

    private static String canonical(String declared) {
        var end = declared.indexOf(';');
        var type =
                declared.substring(0, end < 0 ? declared.length() : end)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(type, type);
    }
}
