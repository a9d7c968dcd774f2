package org.mecene.mail.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.mail.Mails;

class FolderTransportTest {
    @TempDir private Path root;

    @Test
    void writes_a_mail_as_a_file_that_mail_programs_open() throws Exception {
        var folder = root.resolve("data/mails");
        var mail = Mails.outgoing();

        new FolderTransport(folder, Mails.FROM).send(mail);

        var file = folder.resolve("20260301T090000.123Z-" + Mails.ID + ".eml");
        assertThat(filesIn(folder)).containsExactly(file);
        var message = Mails.parsed(Files.readAllBytes(file));
        assertThat(message.getSubject()).isEqualTo(mail.content().subject());
        assertThat(Mails.partsOf(message))
                .containsExactly(mail.content().text(), mail.content().html());
    }

    @Test
    void keeps_a_mail_for_later_when_the_folder_cannot_be_written_to() throws IOException {
        var folder = root.resolve("mails");
        var transport = new FolderTransport(folder, Mails.FROM);
        Files.delete(folder);

        assertThatThrownBy(() -> transport.send(Mails.outgoing()))
                .isInstanceOf(TryLater.class)
                .hasMessageNotContaining("awa");
    }

    @Test
    void refuses_a_sender_that_is_no_address() {
        assertThatThrownBy(() -> new FolderTransport(root, "Mecene <nobody"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
