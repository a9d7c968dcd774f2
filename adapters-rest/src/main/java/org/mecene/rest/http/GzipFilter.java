package org.mecene.rest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compresses answers over one kibibyte for clients that take gzip. Only what is read: tokens and
/// client secrets are in answers to POST alone, so no secret is ever compressed beside words that
/// an attacker chose (BREACH). Files are streamed, not held as bytes, and pass by.
@Priority(GzipFilter.PRIORITY)
public final class GzipFilter implements ContainerResponseFilter {
    static final int PRIORITY = 2_000;

    private static final int WORTH_IT = 1_024;
    private static final String GZIP = "gzip";
    private static final Annotation[] NO_ANNOTATIONS = {};

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        if (response.getEntity() instanceof byte[] content
                && content.length > WORTH_IT
                && request.getMethod().equals(HttpMethod.GET)
                && accepts(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            response.setEntity(zipped(content), NO_ANNOTATIONS, response.getMediaType());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
            weaken(response);
        }
    }

    /// A strong tag names exact bytes, and these are others now (RFC 9110, 8.8.3.3).
    private static void weaken(ContainerResponseContext response) {
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        if (tag != null && !tag.startsWith("W/")) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, "W/" + tag);
        }
    }

    static boolean accepts(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (var coding : header.split(",")) {
            var parts = coding.strip().toLowerCase(Locale.ROOT).split(";", 2);
            if (parts[0].strip().equals(GZIP)) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] zipped(byte[] content) throws IOException {
        var zipped = new ByteArrayOutputStream(content.length / 2);
        try (var gzip = new FastGzip(zipped)) {
            gzip.write(content);
        }
        return zipped.toByteArray();
    }

    /// The better levels cost more than the request itself and gain little on JSON.
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
