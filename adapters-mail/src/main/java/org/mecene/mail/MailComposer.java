package org.mecene.mail;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent.Line;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.mail.Letter.Link;
import org.mecene.mail.templates.JteletterGenerated;

/// Puts a mail into words, in the reader's language, as plain text and as HTML. Whatever people
/// typed is text there: it neither ends a line of the header nor begins a tag.
public final class MailComposer {
    private static final int MAX_SUBJECT = 150;
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

    private final LetterWriter writer;

    /// @param publicUrl where people find the site; every link begins with it
    public MailComposer(URI publicUrl, MailSecrets secrets) {
        this.writer = new LetterWriter(publicUrl, secrets);
    }

    public ComposedMail compose(Mail mail) {
        var letter = cleaned(writer.write(mail));
        return new ComposedMail(
                letter.language(),
                letter.subject(),
                text(letter),
                html(letter),
                letter.links().stream().map(Link::url).toList());
    }

    private static Letter cleaned(Letter letter) {
        return new Letter(
                letter.language(),
                subject(letter.subject()),
                cleaned(letter.greeting()),
                letter.paragraphs().stream().map(MailComposer::cleaned).toList(),
                letter.lines().stream()
                        .map(line -> new Line(cleaned(line.label()), cleaned(line.value())))
                        .toList(),
                letter.links(),
                letter.closing());
    }

    private static String cleaned(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }

    private static String subject(String title) {
        // What looks like an encoded word would be decoded by the reader's program.
        var line = cleaned(title).replace("=?", "= ?");
        var length = line.codePointCount(0, line.length());
        return length <= MAX_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_SUBJECT - 1)) + "…";
    }

    private static String text(Letter letter) {
        var text = new StringBuilder();
        paragraph(text, letter.greeting());
        letter.paragraphs().forEach(paragraph -> paragraph(text, paragraph));
        if (!letter.lines().isEmpty()) {
            paragraph(
                    text,
                    letter.lines().stream()
                            .map(line -> line.label() + " – " + line.value())
                            .collect(Collectors.joining("\n")));
        }
        letter.links().forEach(link -> paragraph(text, link.label() + "\n" + link.url()));
        letter.closing().forEach(paragraph -> paragraph(text, paragraph));
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String paragraph) {
        text.append(text.isEmpty() ? "" : "\n").append(paragraph).append('\n');
    }

    private static String html(Letter letter) {
        var out = new StringOutput();
        JteletterGenerated.render(new OwaspHtmlTemplateOutput(out), null, letter);
        return out.toString();
    }
}
