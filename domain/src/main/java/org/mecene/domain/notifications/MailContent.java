package org.mecene.domain.notifications;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a mail says; the words around it are the templates'.
///
/// Mails are stored as JSON until they are sent: a component may be added to one, but not renamed
/// or removed.
public sealed interface MailContent {
    /// Asks the owner of an address to confirm it. The link's secret is not in here: [MailSecrets]
    /// makes it from the name when the mail is sent, so that no copy of the queue holds it.
    record VerifyAddress(String displayName, String secretName) implements MailContent {}

    /// Tells the owner of an address that somebody wanted to sign up with it.
    record AddressHasAccount(String displayName) implements MailContent {}

    /// Lets somebody choose another password. The link's secret is not in here either.
    record ResetPassword(String displayName, String secretName) implements MailContent {}

    /// Asks the owner of an address to confirm that an account shall have it from now on. The
    /// link's secret is not in here either.
    record ConfirmAddress(String displayName, String secretName) implements MailContent {}

    /// Warns the owner of an account that it shall get another address.
    record AddressAboutToChange(String displayName) implements MailContent {}

    /// Tells somebody what a notification tells in the application, in words that are made already.
    ///
    /// @param path where it leads, below the public URL of the site; null when it leads nowhere
    record Told(String title, String text, @Nullable String path) implements MailContent {}

    /// Thanks a donor. The lines are made already, in the donor's language.
    ///
    /// @param path where the campaign is, below the public URL of the site
    /// @param linkName of the link to the receipt as a file, without its proof; null for a member,
    ///   who finds it in their account
    record Receipt(
            String displayName,
            String campaignTitle,
            List<Line> lines,
            String path,
            @Nullable String linkName)
            implements MailContent {
        public Receipt {
            lines = List.copyOf(lines);
        }
    }

    /// Tells a guest that something of a donation went back, in words that are made already.
    ///
    /// @param path where the campaign is, below the public URL of the site
    /// @param linkName of the link to the credit note as a file, without its proof
    /// @param refund which one it is about, by our id
    record GivenBack(String title, String text, String path, String linkName, UUID refund)
            implements MailContent {}

    /// Hands somebody the code of a gift. The code is not in here: [MailSecrets] makes it from the
    /// name when the mail is sent.
    ///
    /// What the buyer wants to say is not in here either: whoever has the code reads it on our
    /// site, so that nobody sends words of theirs to anybody under our name.
    ///
    /// @param buyer the name by which the buyer is shown
    record GiftCode(String buyer, String tier, String creator, String secretName)
            implements MailContent {}

    /// One line of a receipt.
    record Line(String label, String value) {}
}
