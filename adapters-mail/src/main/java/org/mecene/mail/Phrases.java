package org.mecene.mail;

import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.mecene.domain.identity.Language;

/// Our own words in mails, in every language that Mecene writes.
final class Phrases {
    private final Map<Language, ResourceBundle> words = new EnumMap<>(Language.class);

    Phrases() {
        for (var language : Language.values()) {
            words.put(
                    language,
                    ResourceBundle.getBundle(
                            Phrases.class.getPackageName() + ".letters",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    String of(String key, Language language) {
        var bundle = words.get(language);
        if (bundle == null) {
            throw new IllegalStateException("No words in " + language);
        }
        return bundle.getString(key);
    }

    /// A phrase with one thing in it, which is not looked into for places of its own.
    String of(String key, Language language, Object thing) {
        return of(key, language).replace("{0}", thing.toString());
    }
}
