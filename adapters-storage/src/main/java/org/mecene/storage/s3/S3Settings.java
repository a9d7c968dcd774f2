package org.mecene.storage.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the bucket is and how to get in.
///
/// @param endpoint null for Amazon's own; any other store is addressed by path
///   (`<endpoint>/<bucket>/<key>`), as not all have a name for every bucket
/// @param region as the store names it; `us-east-1` or `auto` where it has none
public record S3Settings(
        String bucket, @Nullable URI endpoint, String region, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "S3Settings[bucket=" + bucket + ", endpoint=" + endpoint + "]";
    }
}
