package org.mecene.storage.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// How the store is spoken to: with a bound on every wait, and without what only Amazon's own
/// understands.
final class S3Clients {
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    static final Duration FOR_AN_ATTEMPT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;
    private static final long BYTES_PER_SECOND = 1_000_000;

    private S3Clients() {}

    /// @param attempt how long an attempt at a small call may take
    static S3Client make(S3Settings settings, Duration attempt) {
        var endpoint = settings.endpoint();
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(endpoint != null)
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials(settings)))
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(TO_CONNECT)
                                .socketTimeout(attempt))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(attempt)
                                .apiCallTimeout(attempt.multipliedBy(ATTEMPTS))
                                .retryStrategy(
                                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                .maxAttempts(ATTEMPTS)
                                                .build()))
                .build();
    }

    static AwsBasicCredentials credentials(S3Settings settings) {
        return AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
    }

    /// More time for what is large, so that a slow line can send it and a dead one is noticed.
    static AwsRequestOverrideConfiguration timeToSend(long bytes, Duration attempt) {
        var enough = attempt.plusSeconds(bytes / BYTES_PER_SECOND);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(enough)
                .apiCallTimeout(enough.multipliedBy(ATTEMPTS))
                .build();
    }

    /// What a key is appended to, to have its URL.
    static String bucketUrl(S3Client client, String bucket) {
        var someKey = "k";
        var url =
                client.utilities()
                        .getUrl(request -> request.bucket(bucket).key(someKey))
                        .toString();
        return url.substring(0, url.length() - someKey.length());
    }
}
