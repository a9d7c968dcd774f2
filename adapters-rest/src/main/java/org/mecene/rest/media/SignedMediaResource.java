package org.mecene.rest.media;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.media.MediaStore.Stored;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.media.SignedReads;
import org.mecene.domain.media.SignedReads.Served;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.rest.http.SecurityHeaders;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// Serves files of a store that has no server of its own. The link is the right to read; the file
/// came from a stranger, so that a browser may show it and run nothing of it.
@Singleton
@Path("/media/{token}")
public final class SignedMediaResource {
    private static final int COPY_BUFFER = 32 * 1_024;

    /// Well below the life of a link, so that a kept copy does not outlive it by much.
    private static final String CACHING = "private, max-age=60";

    private final SignedReads reads;

    @Inject
    public SignedMediaResource(SignedReads reads) {
        this.reads = reads;
    }

    @GET
    @Access(Who.PUBLIC)
    public Response get(
            @PathParam("token") String token,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange) {
        var served = find(token);
        var size = served.object().sizeBytes();
        // Without validators nothing can tell whether the client's part is of the same file.
        var part = ifRange == null ? ByteRange.in(range, size) : null;
        if (part == null) {
            return described(Response.ok(), served, size)
                    .entity(content(served.object(), new ByteRange(0, size - 1)))
                    .build();
        }
        return described(Response.status(Response.Status.PARTIAL_CONTENT), served, part.length())
                .header(
                        "Content-Range",
                        "bytes %d-%d/%d".formatted(part.first(), part.last(), size))
                .entity(content(served.object(), part))
                .build();
    }

    @HEAD
    @Access(Who.PUBLIC)
    public Response head(@PathParam("token") String token) {
        var served = find(token);
        return described(Response.ok(), served, served.object().sizeBytes()).build();
    }

    private Served find(String token) {
        return reads.open(token).orElseThrow(() -> CommonRefusal.notFound(Thing.MEDIA));
    }

    private static ResponseBuilder described(ResponseBuilder answer, Served served, long length) {
        var view = served.view();
        return answer.header(HttpHeaders.CONTENT_TYPE, view.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(view))
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header("Accept-Ranges", "bytes")
                .header(SecurityHeaders.POLICY, "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static StreamingOutput content(Stored object, ByteRange part) {
        return out -> {
            var left = part.length();
            if (left == 0) {
                return;
            }
            var buffer = new byte[(int) Math.min(COPY_BUFFER, left)];
            try (var in = object.open(part.first())) {
                while (left > 0) {
                    var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count < 0) {
                        throw new EOFException("The object is shorter than it was");
                    }
                    out.write(buffer, 0, count);
                    left -= count;
                }
            }
        };
    }

    /// In place for what a browser shows by itself, as a download for the rest, under the owner's
    /// name for it (RFC 6266, RFC 8187).
    private static String disposition(View view) {
        var type = view.contentType();
        var isShown =
                (type.startsWith("image/") && !type.contains("svg"))
                        || type.startsWith("video/")
                        || type.startsWith("audio/");
        var plain = view.fileName().replaceAll("[^A-Za-z0-9._ -]", "_");
        var encoded =
                URLEncoder.encode(view.fileName(), StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(isShown ? "inline" : "attachment", plain, encoded);
    }
}
