package org.mecene.storage.s3;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.mecene.domain.users.ErasureJournal;
import org.mecene.domain.users.ErasureJournalContract;

class S3ErasureJournalTest implements ErasureJournalContract {
    private static S3Server server;

    @AutoClose private S3ErasureJournal journal;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() {
        journal = new S3ErasureJournal(server.newBucket());
    }

    @Override
    public ErasureJournal journal() {
        return journal;
    }
}
