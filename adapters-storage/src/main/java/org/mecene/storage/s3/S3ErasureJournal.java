package org.mecene.storage.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.ErasureJournal;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// One empty object for each id, beside the media: there every node finds it, however little of a
/// node survives.
public final class S3ErasureJournal implements ErasureJournal, AutoCloseable {
    private static final String PREFIX = "erasures/";

    private final S3Client client;
    private final String bucket;

    public S3ErasureJournal(S3Settings settings) {
        this.client = S3Clients.make(settings, S3Clients.FOR_AN_ATTEMPT);
        this.bucket = settings.bucket();
    }

    @Override
    public void note(UserId person) {
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(PREFIX + person), RequestBody.empty());
        } catch (SdkException failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public void read(Consumer<List<UserId>> batches) {
        try {
            var pages =
                    client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(PREFIX).maxKeys(BATCH));
            for (var page : pages) {
                var batch = new ArrayList<UserId>();
                page.contents().forEach(object -> person(object).ifPresent(batch::add));
                if (!batch.isEmpty()) {
                    batches.accept(List.copyOf(batch));
                }
            }
        } catch (SdkException failure) {
            throw unavailable(failure);
        }
    }

    /// Lets go of the connections.
    @Override
    public void close() {
        client.close();
    }

    /// Empty for an object that somebody else put there.
    private static Optional<UserId> person(S3Object object) {
        try {
            return Optional.of(Id.parse(object.key().substring(PREFIX.length()), UserId::new));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }

    private static StoreUnavailable unavailable(SdkException cause) {
        return new StoreUnavailable("The media store does not answer as it should", cause);
    }
}
