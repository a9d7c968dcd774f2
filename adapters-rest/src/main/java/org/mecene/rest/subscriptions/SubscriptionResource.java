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
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.Subscribe;
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
    private final MediaLinks links;

    @Inject
    public SubscriptionResource(
            Subscribe subscribe, RunSubscriptions runSubscriptions, MediaLinks links) {
        this.subscribe = subscribe;
        this.runSubscriptions = runSubscriptions;
        this.links = links;
    }

    @POST
    @Path("subscriptions")
    @Limited(Bucket.PAYMENT)
    @Access(Who.CALLER)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@Context Actor actor, SubscribeBody body) {
        var begun = subscribe.handle(actor, body.tier());
        var subscription = SubscriptionJson.of(begun.subscription(), links);
        return Response.created(URI.create("api/subscriptions/" + subscription.id()))
                .entity(new BegunSubscriptionJson(subscription, begun.clientSecret()))
                .build();
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
