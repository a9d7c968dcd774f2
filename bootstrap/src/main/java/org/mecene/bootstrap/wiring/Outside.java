package org.mecene.bootstrap.wiring;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.document.PdfPrinter;
import org.mecene.domain.documents.DocumentPrinter;
import org.mecene.domain.media.MediaProcessor;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.SignedReads;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.notifications.Mailer;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payouts.PayoutGateway;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.users.ErasureJournal;
import org.mecene.mail.ComposingMailer;
import org.mecene.mail.ForgetfulSentMails;
import org.mecene.mail.MailComposer;
import org.mecene.mail.MailTransport;
import org.mecene.mail.folder.FolderTransport;
import org.mecene.mail.smtp.SmtpSettings;
import org.mecene.mail.smtp.SmtpTransport;
import org.mecene.payment.sandbox.SandboxPayments;
import org.mecene.payment.stripe.Patience;
import org.mecene.payment.stripe.StripeGateway;
import org.mecene.payment.stripe.StripeSettings;
import org.mecene.persistence.notifications.JdbiSentMails;
import org.mecene.storage.image.ImageLimits;
import org.mecene.storage.image.ImageMediaProcessor;
import org.mecene.storage.local.LocalErasureJournal;
import org.mecene.storage.local.LocalMediaStore;
import org.mecene.storage.s3.NoSignedReads;
import org.mecene.storage.s3.S3ErasureJournal;
import org.mecene.storage.s3.S3MediaStore;
import org.mecene.storage.s3.S3Settings;

/// The parts that reach beyond the database: files, mails, payments. Here the configuration decides
/// which.
///
/// @param sandbox null when payments are real
record Outside(
        MediaStore mediaStore,
        SignedReads signedReads,
        ErasureJournal erasureJournal,
        MediaProcessor mediaProcessor,
        Mailer mailer,
        SentMails sentMails,
        PaymentGateway gateway,
        PayoutGateway payouts,
        @Nullable SandboxPayments sandbox,
        DocumentPrinter documentPrinter)
        implements AutoCloseable {
    /// What the parts themselves need.
    ///
    /// @param ownAddress where this node listens, for the sandbox's webhooks; known once it does
    record Needs(
            Configuration configuration,
            Store store,
            ServerSecrets serverSecrets,
            Secrets secrets,
            MailSecrets mailSecrets,
            Ids ids,
            InstantSource clock,
            Supplier<URI> ownAddress,
            Bells bells) {
        Path directory(String name) {
            return configuration.dataDirectory().resolve(name);
        }

        URI publicUrl() {
            return configuration.http().publicUrl();
        }
    }

    static Outside of(Needs needs) {
        var processor =
                new ImageMediaProcessor(
                        needs.directory("tmp").resolve("images"), ImageLimits.ofThisMachine());
        var sentMails = sentMails(needs);
        var mailer =
                new ComposingMailer(
                        new MailComposer(needs.publicUrl(), needs.mailSecrets()),
                        transport(needs),
                        sentMails,
                        needs.publicUrl(),
                        needs.clock());
        var sandbox = needs.configuration().payments().isSandbox() ? sandbox(needs) : null;
        var stripe = sandbox == null ? stripe(needs) : null;
        var gateway = stripe == null ? requireNonNull(sandbox).gateway() : stripe;
        var payouts = stripe == null ? requireNonNull(sandbox).payouts() : stripe.payouts();
        var printer = new PdfPrinter();
        var s3 = needs.configuration().s3();
        if (s3 == null) {
            var local =
                    new LocalMediaStore(
                            needs.directory("media"),
                            needs.publicUrl(),
                            needs.serverSecrets(),
                            needs.secrets(),
                            needs.clock());
            var journal = new LocalErasureJournal(needs.directory("erasures"));
            return new Outside(
                    local, local, journal, processor, mailer, sentMails, gateway, payouts, sandbox,
                    printer);
        }
        var settings =
                new S3Settings(
                        s3.bucket(), s3.endpoint(), s3.region(), s3.accessKey(), s3.secretKey());
        var store =
                new S3MediaStore(
                        settings,
                        // The store judges signed URLs by its own clock, which nobody moves.
                        InstantSource.system());
        return new Outside(
                store,
                new NoSignedReads(),
                new S3ErasureJournal(settings),
                processor,
                mailer,
                sentMails,
                gateway,
                payouts,
                sandbox,
                printer);
    }

    private static SentMails sentMails(Needs needs) {
        return needs.configuration().payments().isSandbox()
                ? new JdbiSentMails(needs.store().database())
                : new ForgetfulSentMails();
    }

    private static MailTransport transport(Needs needs) {
        var mail = needs.configuration().mail();
        var smtp = mail.smtp();
        return smtp == null
                ? new FolderTransport(needs.directory("mails"), mail.from())
                : new SmtpTransport(
                        new SmtpSettings(
                                smtp.host(),
                                smtp.port(),
                                smtp.username(),
                                smtp.password(),
                                mail.from()));
    }

    private static StripeGateway stripe(Needs needs) {
        var stripe = requireNonNull(needs.configuration().payments().stripe());
        return new StripeGateway(
                new StripeSettings(
                        stripe.secretKey(),
                        stripe.publishableKey(),
                        stripe.webhookSecrets(),
                        stripe.connectWebhookSecrets(),
                        stripe.apiBase(),
                        Patience.usual()),
                needs.clock(),
                new SecureRandom());
    }

    /// Breaks off what is being said to the provider and the store.
    @Override
    public void close() {
        if (mediaStore instanceof S3MediaStore s3) {
            s3.close();
        }
        if (erasureJournal instanceof S3ErasureJournal s3) {
            s3.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (gateway instanceof StripeGateway stripe) {
            stripe.close();
        }
    }

    private static SandboxPayments sandbox(Needs needs) {
        return new SandboxPayments(
                needs.store().pool(),
                needs.serverSecrets(),
                needs.secrets(),
                needs.ids(),
                needs.clock(),
                needs.ownAddress(),
                needs.publicUrl(),
                needs.bells().webhooks());
    }
}
