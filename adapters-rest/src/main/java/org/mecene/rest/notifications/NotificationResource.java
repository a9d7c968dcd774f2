package org.mecene.rest.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.notifications.ReadNotifications;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.rest.http.AskedLanguage;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api/me/notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationResource {
    private final ReadNotifications readNotifications;
    private final MediaLinks links;

    @Inject
    public NotificationResource(ReadNotifications readNotifications, MediaLinks links) {
        this.readNotifications = readNotifications;
        this.links = links;
    }

    @GET
    @Access(Who.CALLER)
    public PageJson<NotificationJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @QueryParam("unread") @Nullable String unread) {
        var unreadOnly = Parameters.or("unread", unread, Parameters::bool, false);
        var part = paging.of("notifications " + unreadOnly);
        var page =
                readNotifications.list(
                        actor, unreadOnly, AskedLanguage.in(languages), part.request());
        return part.answer(page, view -> NotificationJson.of(view, links));
    }

    @POST
    @Path("{id}/read")
    @Access(Who.CALLER)
    public void markRead(@Context Actor actor, @PathParam("id") NotificationId id) {
        readNotifications.markRead(actor, id);
    }

    @POST
    @Path("read-all")
    @Access(Who.CALLER)
    public void markAllRead(@Context Actor actor) {
        readNotifications.markAllRead(actor);
    }
}
