package org.mecene.rest.media;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.RemoveMedia;
import org.mecene.application.media.ShowMedia;
import org.mecene.application.media.UploadMedia;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Single;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/media")
@Produces(MediaType.APPLICATION_JSON)
public final class MediaResource {
    /// What the frame of a form may add to a file.
    private static final long FRAME = 128 * 1_024L;

    private final UploadMedia uploadMedia;
    private final ShowMedia showMedia;
    private final RemoveMedia removeMedia;
    private final long maxBytes;

    @Inject
    public MediaResource(
            UploadMedia uploadMedia,
            ShowMedia showMedia,
            RemoveMedia removeMedia,
            UploadLimit limit) {
        this.uploadMedia = uploadMedia;
        this.showMedia = showMedia;
        this.removeMedia = removeMedia;
        this.maxBytes = limit.maxBytes();
    }

    @POST
    @Limited(Bucket.UPLOAD)
    @Access(Who.CALLER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @Context Actor actor,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body) {
        if (length != null && length > maxBytes + FRAME) {
            throw new Refused(new MediaRefusal.TooLarge(maxBytes));
        }
        try (var upload = MultipartUpload.receive(body, contentType, maxBytes)) {
            var command =
                    new UploadMedia.Command(upload.file(), upload.fileName(), upload.contentType());
            var view = uploadMedia.handle(actor, command);
            return Response.created(URI.create("api/media/" + view.item().id()))
                    .entity(Single.of(MediaJson.of(view)))
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @Access(Who.ANYONE)
    public Single<MediaJson> show(@Context Actor viewer, @PathParam("id") MediaId id) {
        return Single.of(MediaJson.of(showMedia.handle(viewer, id)));
    }

    /// A file is never edited, so it has no version that could be stale.
    @DELETE
    @Path("{id}")
    @Access(Who.CALLER)
    public void remove(
            @Context Actor actor,
            @PathParam("id") MediaId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        EntityTags.requireNone(ifMatch);
        removeMedia.handle(actor, id);
    }
}
