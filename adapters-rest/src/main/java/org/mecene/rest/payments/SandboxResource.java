package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.application.platform.AdvanceClock;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.users.EmailAddress;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.paging.PageJson;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// What a developer can do while payments run in the sandbox. Outside of it these routes are not
/// there at all.
@Singleton
@Path("/api/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public final class SandboxResource {
    private final SandboxProvider provider;
    private final AdvanceClock advanceClock;
    private final SentMails mails;
    private final InstantSource clock;

    @Inject
    public SandboxResource(
            SandboxProvider provider,
            AdvanceClock advanceClock,
            SentMails mails,
            InstantSource clock) {
        this.provider = provider;
        this.advanceClock = advanceClock;
        this.mails = mails;
        this.clock = clock;
    }

    @POST
    @Path("payments/confirm")
    @Access(Who.PUBLIC)
    @Consumes(MediaType.APPLICATION_JSON)
    public ConfirmationJson confirm(ConfirmBody body) {
        var read = body.read();
        return ConfirmationJson.of(provider.confirm(read.clientSecret(), read.card()));
    }

    @POST
    @Path("clock/advance")
    @Access(Who.PUBLIC)
    @Consumes(MediaType.APPLICATION_JSON)
    public ClockJson advance(AdvanceBody body) {
        return new ClockJson(advanceClock.handle(body.from(clock.instant())));
    }

    @GET
    @Path("mails")
    @Access(Who.PUBLIC)
    public PageJson<SentMailJson> mails(@QueryParam("to") @Nullable String to) {
        var address = Parameters.optional("to", to, EmailAddress::parse);
        return PageJson.whole(mails.list(address).stream().map(SentMailJson::of).toList());
    }
}
