package org.mecene.mail;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.ReceiptLink;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailContent.AddressAboutToChange;
import org.mecene.domain.notifications.MailContent.AddressHasAccount;
import org.mecene.domain.notifications.MailContent.ConfirmAddress;
import org.mecene.domain.notifications.MailContent.GiftCode;
import org.mecene.domain.notifications.MailContent.GivenBack;
import org.mecene.domain.notifications.MailContent.Receipt;
import org.mecene.domain.notifications.MailContent.ResetPassword;
import org.mecene.domain.notifications.MailContent.Told;
import org.mecene.domain.notifications.MailContent.VerifyAddress;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.SignUp;
import org.mecene.mail.Letter.Link;

/// Chooses the words of a mail.
final class LetterWriter {
    /// A name that is nothing but a name. Whoever signs up types the name and the address: with
    /// other letters, they could send a link of theirs to anybody, under our name.
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{M} '’-]{1,60}");

    private final Phrases phrases = new Phrases();
    private final String site;
    private final MailSecrets secrets;

    LetterWriter(URI publicUrl, MailSecrets secrets) {
        this.site = publicUrl.toString().replaceFirst("/+$", "");
        this.secrets = secrets;
    }

    Letter write(Mail mail) {
        var language = mail.language();
        return switch (mail.content()) {
            case VerifyAddress(var name, var secretName) -> verify(name, secretName, language);
            case AddressHasAccount(var name) -> known(name, language);
            case ResetPassword(var name, var secretName) -> reset(name, secretName, language);
            case ConfirmAddress(var name, var secretName) -> confirm(name, secretName, language);
            case AddressAboutToChange(var name) -> moving(name, language);
            case Told(var title, var text, var path) -> told(title, text, path, language);
            case Receipt receipt -> receipt(receipt, language);
            case GivenBack back -> back(back, language);
            case GiftCode gift -> gift(gift, language);
        };
    }

    private Letter verify(String name, String secretName, Language language) {
        var url = site + "/verify-email?token=" + secrets.of(secretName);
        return new Letter(
                language,
                phrases.of("verify.subject", language),
                greeting(name, language),
                List.of(phrases.of("verify.text", language, SignUp.LIFE.toHours())),
                List.of(),
                List.of(new Link(phrases.of("verify.link", language), url)),
                List.of(phrases.of("verify.closing", language)));
    }

    private Letter known(String name, Language language) {
        return new Letter(
                language,
                phrases.of("known.subject", language),
                greeting(name, language),
                List.of(phrases.of("known.text", language)),
                List.of(),
                List.of(),
                List.of(phrases.of("known.closing", language)));
    }

    private Letter reset(String name, String secretName, Language language) {
        var url = site + "/reset-password?token=" + secrets.of(secretName);
        var minutes = MailedLink.Purpose.RESET_PASSWORD.life().toMinutes();
        return new Letter(
                language,
                phrases.of("reset.subject", language),
                greeting(name, language),
                List.of(phrases.of("reset.text", language, minutes)),
                List.of(),
                List.of(new Link(phrases.of("reset.link", language), url)),
                List.of(phrases.of("reset.closing", language)));
    }

    private Letter confirm(String name, String secretName, Language language) {
        var url = site + "/verify-email?token=" + secrets.of(secretName);
        var hours = MailedLink.Purpose.CHANGE_ADDRESS.life().toHours();
        return new Letter(
                language,
                phrases.of("confirm.subject", language),
                greeting(name, language),
                List.of(phrases.of("confirm.text", language, hours)),
                List.of(),
                List.of(new Link(phrases.of("confirm.link", language), url)),
                List.of(phrases.of("confirm.closing", language)));
    }

    private Letter moving(String name, Language language) {
        return new Letter(
                language,
                phrases.of("moving.subject", language),
                greeting(name, language),
                List.of(phrases.of("moving.text", language)),
                List.of(),
                List.of(),
                List.of(phrases.of("moving.closing", language)));
    }

    private Letter told(String title, String text, @Nullable String path, Language language) {
        return new Letter(
                language,
                title,
                phrases.of("greeting", language),
                text.lines().filter(line -> !line.isBlank()).toList(),
                List.of(),
                path == null ? List.of() : List.of(link("told.link", path, language)),
                List.of());
    }

    private Letter receipt(Receipt receipt, Language language) {
        var title = receipt.campaignTitle();
        return new Letter(
                language,
                phrases.of("receipt.subject", language, title),
                greeting(receipt.displayName(), language),
                List.of(phrases.of("receipt.text", language, title)),
                receipt.lines(),
                receiptLinks(receipt, language),
                List.of());
    }

    /// The file first: whoever gives as a guest has no other place to find it.
    private List<Link> receiptLinks(Receipt receipt, Language language) {
        var campaign = link("receipt.link", receipt.path(), language);
        if (receipt.linkName() == null) {
            return List.of(campaign);
        }
        var days = ReceiptLink.LIFE.toDays();
        return List.of(
                new Link(phrases.of("receipt.file", language, days), file(receipt.linkName())),
                campaign);
    }

    private Letter back(GivenBack back, Language language) {
        var label = phrases.of("back.file", language, ReceiptLink.LIFE.toDays());
        var url = file(back.linkName()) + "&refund=" + back.refund();
        return new Letter(
                language,
                back.title(),
                phrases.of("greeting", language),
                List.of(back.text()),
                List.of(),
                List.of(new Link(label, url), link("receipt.link", back.path(), language)),
                List.of());
    }

    private String file(String linkName) {
        return site + "/api/receipts?token=" + ReceiptLink.token(linkName, secrets);
    }

    private Letter gift(GiftCode gift, Language language) {
        var buyer =
                PLAIN_NAME.matcher(gift.buyer()).matches()
                        ? gift.buyer()
                        : phrases.of("gift.text.somebody", language);
        var url = site + "/gifts/redeem?token=" + secrets.of(gift.secretName());
        return new Letter(
                language,
                phrases.of("gift.subject", language),
                phrases.of("greeting", language),
                List.of(phrases.of("gift.text", language, buyer)),
                List.of(
                        new MailContent.Line(phrases.of("gift.tier", language), gift.tier()),
                        new MailContent.Line(phrases.of("gift.creator", language), gift.creator())),
                List.of(new Link(phrases.of("gift.link", language), url)),
                List.of());
    }

    private String greeting(String name, Language language) {
        return !name.isBlank() && PLAIN_NAME.matcher(name).matches()
                ? phrases.of("greeting.named", language, name)
                : phrases.of("greeting", language);
    }

    private Link link(String label, String path, Language language) {
        if (!path.startsWith("/")) {
            // Appended, it could change the host.
            throw new IllegalArgumentException("Not a path below the site");
        }
        return new Link(phrases.of(label, language), site + path);
    }
}
