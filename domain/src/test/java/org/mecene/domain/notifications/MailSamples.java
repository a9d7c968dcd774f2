package org.mecene.domain.notifications;

import java.util.List;
import java.util.UUID;

/// One content of every kind, and those of a kind that differ in what is absent: what a mail queue
/// must be able to keep.
public final class MailSamples {
    private MailSamples() {}

    public static List<MailContent> contents() {
        return List.of(
                new MailContent.VerifyAddress("Aïssatou 🌍", "verify-address:1"),
                new MailContent.AddressHasAccount("O’Brien"),
                new MailContent.ResetPassword("Aïssatou 🌍", "reset-password:1"),
                new MailContent.ConfirmAddress("Aïssatou 🌍", "confirm-address:1"),
                new MailContent.AddressAboutToChange("O’Brien"),
                new MailContent.GiftCode("Awa", "Soutien", "Ada", "gift:1"),
                new MailContent.GivenBack(
                        "Titre",
                        "Texte",
                        "/campaigns/1",
                        "019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e01.1780000000",
                        new UUID(1, 1)),
                new MailContent.Told("Titre", "Une ligne\nune autre", "/campaigns/1"),
                new MailContent.Told("Titre", "Texte", null),
                new MailContent.Receipt(
                        "Awa",
                        "Un puits",
                        List.of(
                                new MailContent.Line("Don", "5 000 F CFA"),
                                new MailContent.Line("Date", "1 mars 2026")),
                        "/campaigns/1",
                        null),
                new MailContent.Receipt(
                        "",
                        "Un puits",
                        List.of(),
                        "/campaigns/1",
                        "019aa2f4-5b1e-7c3a-9a57-3f2f6c1d8e01.1780000000"));
    }
}
