package org.mecene.storage.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/// A real S3 server in this process: it checks signatures, their time, digests and lengths.
final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "test-access-key";
    static final String SECRET_KEY = "test-secret-key";

    private final BlobStore objects;
    private final S3Proxy proxy;

    private S3Server(BlobStore objects, S3Proxy proxy) {
        this.objects = objects;
        this.proxy = proxy;
    }

    static S3Server start() throws Exception {
        var properties = new Properties();
        properties.setProperty("jclouds.identity", ACCESS_KEY);
        properties.setProperty("jclouds.credential", SECRET_KEY);
        var objects = BlobStores.create("transient-nio2", properties);
        var proxy =
                S3Proxy.builder()
                        .blobStore(objects)
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .stopTimeout(0)
                        .build();
        proxy.start();
        return new S3Server(objects, proxy);
    }

    /// The way into a bucket that nobody else uses.
    S3Settings newBucket() {
        var settings = settings("media-" + UUID.randomUUID());
        try (var client = S3Clients.make(settings, S3Clients.FOR_AN_ATTEMPT)) {
            create(client, settings.bucket());
        }
        return settings;
    }

    S3Settings settings(String bucket) {
        var endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        return new S3Settings(bucket, endpoint, "eu-west-3", ACCESS_KEY, SECRET_KEY);
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
        objects.close();
    }

    private static void create(S3Client client, String bucket) {
        client.createBucket(request -> request.bucket(bucket));
    }
}
