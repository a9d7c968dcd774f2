package org.mecene.rest.problem;

import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.application.notifications.Wording;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.subscriptions.SubscriptionStatus;

/// Puts problems into words, in every language of the server.
final class ProblemWords {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    ProblemWords() {
        for (var language : Language.values()) {
            words.put(language, load(language));
        }
    }

    String title(ProblemCode code, Language language) {
        return text(code.wire() + ".title", language);
    }

    String detail(Problem problem, Language language) {
        return filled(text(problem.code().wire() + ".detail", language), problem.facts(), language);
    }

    String message(FieldError error, Language language) {
        return filled(text("field." + error.code().wire(), language), error.facts(), language);
    }

    private String filled(String text, Map<String, Object> facts, Language language) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(written(facts.get(place.group(1)), language)));
    }

    private String written(@Nullable Object fact, Language language) {
        return switch (fact) {
            case null -> "?";
            case CampaignStatus status -> text("campaign." + status.wire(), language);
            case SubscriptionStatus status -> text("subscription." + status.wire(), language);
            case Money money -> Wording.money(money, language);
            default -> fact.toString();
        };
    }

    private String text(String key, Language language) {
        var text = words.getOrDefault(language, new Properties()).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("No words in " + language + " for " + key);
        }
        return text;
    }

    private static Properties load(Language language) {
        var bundle =
                ResourceBundle.getBundle(
                        ProblemWords.class.getPackageName() + ".problems",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        var loaded = new Properties();
        bundle.keySet().forEach(key -> loaded.setProperty(key, bundle.getString(key)));
        return loaded;
    }
}
