package org.mecene.rest.subscriptions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.subscriptions.ChangeTier;
import org.mecene.application.subscriptions.OpenBillingPortal;
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.rest.http.Single;
import org.mecene.rest.idempotency.Idempotent;
import org.mecene.rest.json.MayBeAbsent;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

@Singleton
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public final class SubscriptionResource {
    private final Subscribe subscribe;
    private final RunSubscriptions runSubscriptions;
    private final ChangeTier changeTier;
    private final OpenBillingPortal openPortal;
    private final AllowedOrigins origins;
    private final MediaLinks links;

    @Inject
    public SubscriptionResource(
            Subscribe subscribe,
            RunSubscriptions runSubscriptions,
            ChangeTier changeTier,
            OpenBillingPortal openPortal,
            AllowedOrigins origins,
            MediaLinks links) {
        this.subscribe = subscribe;
        this.runSubscriptions = runSubscriptions;
        this.changeTier = changeTier;
        this.openPortal = openPortal;
        this.origins = origins;
        this.links = links;
    }

    @POST
    @Path("subscriptions")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@Context Actor actor, SubscribeBody body) {
        var read = body.read(origins);
        var wayBack = read.wayBack();
        var begun =
                wayBack == null
                        ? BegunSubscriptionJson.of(subscribe.handle(actor, read.wish()), links)
                        : BegunSubscriptionJson.of(
                                subscribe.checkout(actor, read.wish(), wayBack), links);
        return Response.created(URI.create("api/subscriptions/" + begun.subscription().id()))
                .entity(begun)
                .build();
    }

    @POST
    @Path("me/billing-portal")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Consumes(MediaType.APPLICATION_JSON)
    public PortalJson portal(@Context Actor actor, PortalBody body) {
        return new PortalJson(openPortal.handle(actor, body.read(origins)).toString());
    }

    @GET
    @Path("subscriptions/{id}")
    @Access(Who.CALLER)
    public Single<SubscriptionJson> show(@Context Actor actor, @PathParam("id") SubscriptionId id) {
        return answer(runSubscriptions.show(actor, id));
    }

    @POST
    @Path("subscriptions/{id}/cancel")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Single<SubscriptionJson> cancel(
            @Context Actor actor,
            @PathParam("id") SubscriptionId id,
            @MayBeAbsent @Nullable CancelBody body) {
        return answer(runSubscriptions.cancel(actor, id, body == null || body.waits()));
    }

    @POST
    @Path("subscriptions/{id}/resume")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    public Single<SubscriptionJson> resume(
            @Context Actor actor, @PathParam("id") SubscriptionId id) {
        return answer(runSubscriptions.resume(actor, id));
    }

    @POST
    @Path("subscriptions/{id}/change")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public ChangedSubscriptionJson change(
            @Context Actor actor, @PathParam("id") SubscriptionId id, ChangeTierBody body) {
        var changed = changeTier.handle(actor, id, body.tier());
        return new ChangedSubscriptionJson(
                SubscriptionJson.of(changed.subscription(), links), changed.startsAt());
    }

    @GET
    @Path("me/subscriptions")
    @Access(Who.CALLER)
    public PageJson<SubscriptionJson> own(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("own subscriptions");
        return part.answer(
                runSubscriptions.own(actor, part.request()),
                card -> SubscriptionJson.of(card, links));
    }

    @GET
    @Path("me/subscribers")
    @Access(Who.CREATOR)
    public PageJson<SubscriptionJson> subscribers(@Context Actor actor, @Context Paging paging) {
        var part = paging.of("subscribers");
        return part.answer(
                runSubscriptions.subscribers(actor, part.request()),
                card -> SubscriptionJson.of(card, links));
    }

    private Single<SubscriptionJson> answer(Subscriptions.Card card) {
        return Single.of(SubscriptionJson.of(card, links), card.subscription().version());
    }
}
