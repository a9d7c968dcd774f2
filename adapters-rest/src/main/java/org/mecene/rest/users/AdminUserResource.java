package org.mecene.rest.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.users.ExportAccount;
import org.mecene.application.users.ManageUsers;
import org.mecene.application.users.ShutOut;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserFilter;
import org.mecene.rest.http.EntityTags;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.http.Single;
import org.mecene.rest.json.JsonReader;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.Limited;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;
import org.mecene.rest.security.StepUp;

@Singleton
@Path("/api/admin/users")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminUserResource {
    private final ManageUsers manageUsers;
    private final ShutOut shutOut;
    private final ExportAccount exportAccount;
    private final MediaLinks links;
    private final InstantSource clock;

    @Inject
    public AdminUserResource(
            ManageUsers manageUsers,
            ShutOut shutOut,
            ExportAccount exportAccount,
            MediaLinks links,
            InstantSource clock) {
        this.manageUsers = manageUsers;
        this.shutOut = shutOut;
        this.exportAccount = exportAccount;
        this.links = links;
        this.clock = clock;
    }

    @GET
    @Access(Who.ADMIN)
    public PageJson<AccountJson> list(
            @Context Actor actor,
            @Context Paging paging,
            @QueryParam("q") @Nullable String q,
            @QueryParam("role") @Nullable String role,
            @QueryParam("status") @Nullable String status) {
        var filter =
                new UserFilter(
                        Parameters.optional("q", q, Text.line(1, UserFilter.MAX_TEXT)),
                        Parameters.optional("role", role, Parameters.oneOf(Role.class)),
                        Parameters.optional("status", status, Parameters.oneOf(User.Status.class)));
        var part = paging.of("users " + filter);
        return part.answer(
                manageUsers.list(actor, filter, part.request()),
                account -> AccountJson.of(account, links));
    }

    @GET
    @Path("{id}")
    @Access(Who.ADMIN)
    public Single<AccountJson> show(@Context Actor actor, @PathParam("id") UserId id) {
        return answer(manageUsers.show(actor, id));
    }

    @PATCH
    @Path("{id}")
    @Access(Who.ADMIN)
    @StepUp
    @Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
    public Single<AccountJson> changeRoles(
            @Context Actor actor,
            @PathParam("id") UserId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            RolesPatch body) {
        var version = EntityTags.expectedVersion(ifMatch);
        return answer(manageUsers.changeRoles(actor, id, body.required(), version));
    }

    @POST
    @Path("{id}/ban")
    @Access(Who.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Single<AccountJson> ban(@Context Actor actor, @PathParam("id") UserId id, BanBody body) {
        var read = body.read(clock.instant());
        shutOut.ban(actor, id, read.reason(), read.until());
        return show(actor, id);
    }

    @POST
    @Path("{id}/unban")
    @Access(Who.ADMIN)
    public Single<AccountJson> unban(@Context Actor actor, @PathParam("id") UserId id) {
        shutOut.unban(actor, id);
        return show(actor, id);
    }

    @POST
    @Path("{id}/deactivate")
    @Access(Who.ADMIN)
    public Single<AccountJson> deactivate(@Context Actor actor, @PathParam("id") UserId id) {
        shutOut.deactivate(actor, id);
        return show(actor, id);
    }

    @POST
    @Path("{id}/reactivate")
    @Access(Who.ADMIN)
    public Single<AccountJson> reactivate(@Context Actor actor, @PathParam("id") UserId id) {
        shutOut.reactivate(actor, id);
        return show(actor, id);
    }

    @GET
    @Path("{id}/export")
    @Limited(Bucket.EXPORT)
    @Access(Who.ADMIN)
    @StepUp
    @Produces(ExportZip.TYPE)
    public Response export(@Context Actor actor, @PathParam("id") UserId id) {
        return ExportZip.answer(exportAccount.ofShutOut(actor, id));
    }

    private Single<AccountJson> answer(ManageUsers.Account account) {
        return Single.of(AccountJson.of(account, links), account.user().version());
    }
}
