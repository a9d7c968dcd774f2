package org.mecene.application.notifications;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mecene.domain.identity.Language;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.NotificationKind;

/// Puts notifications into words, in every language that Mecene writes. A fact named `amount` is
/// money and one named `date` an instant; they are written as the language writes them. All others
/// are text as it is.
public final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final Pattern LETTER_BEFORE_DIGIT = Pattern.compile("(?<=\\p{L})(?=\\d)");

    static final String OUTCOME = "outcome";

    /// Who gave; without a name it is somebody, in the reader's language.
    static final String DONOR = "donor";

    private final Map<Language, ResourceBundle> words = new EnumMap<>(Language.class);

    public Wording() {
        for (var language : Language.values()) {
            words.put(
                    language,
                    ResourceBundle.getBundle(
                            Wording.class.getPackageName() + ".notifications",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    public String title(NotificationKind kind, Map<String, String> facts, Language language) {
        return filled(kind.wire() + ".title", facts, language);
    }

    /// A kind whose text depends on an outcome has one for each: the fact `outcome` chooses.
    public String text(NotificationKind kind, Map<String, String> facts, Language language) {
        var outcome = facts.get(OUTCOME);
        return filled(
                kind.wire() + (outcome == null ? "" : "." + outcome) + ".text", facts, language);
    }

    /// A word that stands alone, such as the label of a line.
    public String label(String key, Language language) {
        return bundle(language).getString(key);
    }

    /// Money as the language writes it, with as many decimals as the currency has.
    public static String money(Money money, Language language) {
        var currency = money.currency();
        var digits = currency.getDefaultFractionDigits();
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        var written = format.format(BigDecimal.valueOf(money.minor(), digits));
        // Unicode keeps a sign of letters apart from the number (CLDR, currencySpacing); the JDK
        // does not.
        return LETTER_BEFORE_DIGIT.matcher(written).replaceAll("\u00A0");
    }

    /// A day as the language writes it, in UTC.
    public static String day(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(instant.atZone(ZoneOffset.UTC));
    }

    /// The form in which money is kept among facts.
    public static String fact(Money money) {
        return money.toString();
    }

    private String filled(String key, Map<String, String> facts, Language language) {
        var matcher = PLACE.matcher(bundle(language).getString(key));
        return matcher.replaceAll(
                place -> Matcher.quoteReplacement(written(place.group(1), facts, language)));
    }

    private String written(String name, Map<String, String> facts, Language language) {
        var fact = facts.getOrDefault(name, "");
        return switch (name) {
            case DONOR -> fact.isEmpty() ? label("anonymous", language) : fact;
            case "amount" -> money(parseMoney(fact), language);
            case "date" -> day(Instant.parse(fact), language);
            default -> fact;
        };
    }

    private static Money parseMoney(String fact) {
        var space = fact.indexOf(' ');
        return Money.of(Long.parseLong(fact.substring(0, space)), fact.substring(space + 1));
    }

    private ResourceBundle bundle(Language language) {
        var bundle = words.get(language);
        if (bundle == null) {
            throw new IllegalStateException("No words in " + language);
        }
        return bundle;
    }
}
