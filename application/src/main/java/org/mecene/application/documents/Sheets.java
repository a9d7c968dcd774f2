package org.mecene.application.documents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.mecene.application.notifications.Wording;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.Party;
import org.mecene.domain.documents.Sheet;
import org.mecene.domain.documents.Sheet.Block;
import org.mecene.domain.documents.Sheet.Line;
import org.mecene.domain.identity.Language;

/// Puts documents into words, in every language that Mecene writes.
final class Sheets {
    private final Map<Language, ResourceBundle> words = new EnumMap<>(Language.class);

    Sheets() {
        for (var language : Language.values()) {
            words.put(
                    language,
                    ResourceBundle.getBundle(
                            Sheets.class.getPackageName() + ".documents",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    Sheet of(Document document, Language language) {
        var kind = document.kind().wire();
        return new Sheet(
                language,
                word(kind + ".title", language),
                document.number().toString(),
                document.issuedAt(),
                new Block(word("from", language), lines(document.facts().issuer(), language)),
                new Block(word("to", language), payer(document.payer(), language)),
                about(document, language),
                amounts(document, language),
                List.of(word(kind + ".note", language), word("taxes.note", language)));
    }

    private List<Line> about(Document document, Language language) {
        var facts = document.facts();
        var lines = new ArrayList<Line>();
        lines.add(line("number", document.number().toString(), language));
        lines.add(line("issued", Wording.day(document.issuedAt(), language), language));
        if (facts.corrects() != null) {
            lines.add(line("corrects", facts.corrects().toString(), language));
        }
        lines.add(
                line(
                        document.kind().wire() + ".moved",
                        Wording.day(facts.movedAt(), language),
                        language));
        lines.add(line(facts.purpose().wire(), facts.title(), language));
        var period = facts.period();
        if (period != null) {
            var days =
                    Wording.day(period.from(), language)
                            + " – "
                            + Wording.day(period.to(), language);
            lines.add(line("period", days, language));
        }
        if (!facts.payee().isEmpty()) {
            lines.add(line("payee", facts.payee(), language));
        }
        lines.add(line("reference", document.payment().toString(), language));
        return lines;
    }

    private List<Line> amounts(Document document, Language language) {
        var facts = document.facts();
        var lines = new ArrayList<Line>();
        var covered = facts.coveredFees();
        if (covered != null) {
            var given = Wording.money(facts.amount().minus(covered), language);
            lines.add(line("given", given, language));
            lines.add(line("covered", Wording.money(covered, language), language));
        }
        var sum = Wording.money(facts.amount(), language);
        lines.add(line(document.kind().wire() + ".sum", sum, language));
        return lines;
    }

    private List<String> payer(@Nullable Party payer, Language language) {
        return payer == null ? List.of(word("nameless", language)) : lines(payer, language);
    }

    private List<String> lines(Party party, Language language) {
        var lines = new ArrayList<String>();
        lines.add(party.name());
        lines.addAll(party.lines());
        var country = party.country();
        if (country != null) {
            lines.add(Locale.of("", country.code()).getDisplayCountry(language.locale()));
        }
        if (party.taxId() != null) {
            lines.add(word("tax_id", language) + " " + party.taxId());
        }
        return lines;
    }

    private Line line(String label, String value, Language language) {
        return new Line(word(label, language), value);
    }

    private String word(String key, Language language) {
        var bundle = words.get(language);
        if (bundle == null) {
            throw new IllegalStateException("No words in " + language);
        }
        return bundle.getString(key);
    }
}
