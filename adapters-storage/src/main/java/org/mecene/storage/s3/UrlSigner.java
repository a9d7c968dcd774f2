package org.mecene.storage.s3;

import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AUTH_LOCATION;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.EXPIRATION_DURATION;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.NORMALIZE_PATH;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner.REGION_NAME;
import static software.amazon.awssdk.http.auth.spi.signer.HttpSigner.SIGNING_CLOCK;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.media.StorageKey;
import org.mecene.storage.SigningWindow;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Signs URLs to GET one object (AWS Signature Version 4, in the query). The SDK's presigner stamps
/// each URL with the second of its making, so no two would be alike, and takes ten times as long;
/// its signer lets us stamp the beginning of a [SigningWindow] instead.
final class UrlSigner {
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final String bucketUrl;
    private final String region;
    private final AwsCredentialsIdentity credentials;

    /// @param bucketUrl what a key is appended to
    UrlSigner(String bucketUrl, String region, AwsCredentialsIdentity credentials) {
        this.bucketUrl = bucketUrl;
        this.region = region;
        this.credentials = credentials;
    }

    URI sign(StorageKey key, View view, SigningWindow window) {
        var request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(URI.create(bucketUrl + key.value()))
                        .putRawQueryParameter("response-content-type", view.contentType())
                        .putRawQueryParameter(
                                "response-content-disposition", ContentDisposition.of(view))
                        .build();
        return signer.sign(order(request, window)).request().getUri();
    }

    private SignRequest<AwsCredentialsIdentity> order(
            SdkHttpRequest request, SigningWindow window) {
        return SignRequest.<AwsCredentialsIdentity>builder(credentials)
                .request(request)
                .putProperty(SERVICE_SIGNING_NAME, "s3")
                .putProperty(REGION_NAME, region)
                .putProperty(AUTH_LOCATION, QUERY_STRING)
                .putProperty(DOUBLE_URL_ENCODE, false)
                .putProperty(NORMALIZE_PATH, false)
                .putProperty(PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(
                        EXPIRATION_DURATION, Duration.between(window.start(), window.expiresAt()))
                .putProperty(SIGNING_CLOCK, Clock.fixed(window.start(), ZoneOffset.UTC))
                .build();
    }
}
