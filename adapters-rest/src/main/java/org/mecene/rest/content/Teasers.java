package org.mecene.rest.content;

import org.mecene.domain.content.PostCard.Reading.Locked;
import org.mecene.domain.identity.Language;

/// What a locked post says of itself when its author left no teaser: how much there is to read and
/// to see, and nothing of what it says.
final class Teasers {
    private Teasers() {}

    static String of(Locked locked, int files, Language language) {
        if (locked.teaser() != null) {
            return locked.teaser();
        }
        var words = rounded(locked.wordCount());
        return switch (language) {
            case EN -> english(words, files);
            case FR -> french(words, files);
        };
    }

    /// Roughly: the exact number would tell of every small edit.
    private static int rounded(int words) {
        if (words < 10) {
            return words;
        }
        return words < 100 ? words / 10 * 10 : words / 50 * 50;
    }

    private static String english(int words, int files) {
        var text = words == 1 ? "1 word" : words + " words";
        if (files == 0) {
            return "For subscribers: " + text + ".";
        }
        return "For subscribers: "
                + text
                + " and "
                + (files == 1 ? "1 file" : files + " files")
                + ".";
    }

    private static String french(int words, int files) {
        var text = words < 2 ? words + " mot" : words + " mots";
        if (files == 0) {
            return "Pour les abonnés : " + text + ".";
        }
        return "Pour les abonnés : "
                + text
                + " et "
                + files
                + (files < 2 ? " fichier." : " fichiers.");
    }
}
