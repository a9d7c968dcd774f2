package org.mecene.rest.payments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mecene.application.users.AllowedOrigins;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.payments.SandboxProvider.Confirmation;
import org.mecene.domain.payouts.PayoutRefusal;
import org.mecene.domain.payouts.SandboxBanks;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Refused;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.payments.SandboxPages.Onboarding;
import org.mecene.rest.payments.SandboxPages.Order;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// The pages that a real provider would show, while payments run in the sandbox. They lead to
/// allowed places only, whatever address they are opened with.
@Singleton
@Path("/api/sandbox")
public final class SandboxPageResource {
    private static final String DECLINED = "declined";

    private final SandboxProvider provider;
    private final SandboxBanks banks;
    private final AllowedOrigins origins;
    private final SandboxPages pages = new SandboxPages();

    @Inject
    public SandboxPageResource(
            SandboxProvider provider, SandboxBanks banks, AllowedOrigins origins) {
        this.provider = provider;
        this.banks = banks;
        this.origins = origins;
    }

    @GET
    @Path("checkout")
    @Access(Who.PUBLIC)
    public Response checkout(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @QueryParam("secret") @Nullable String secret,
            @QueryParam("success") @Nullable String success,
            @QueryParam("cancel") @Nullable String cancel) {
        var order =
                new Order(
                        required("secret", secret),
                        place("success", success),
                        place("cancel", cancel));
        return pages.checkout(order, null, languages);
    }

    /// What the page's form sends. A card that pays leads to the success page, as does a second
    /// click; any other shows the form again.
    @POST
    @Path("checkout")
    @Access(Who.PUBLIC)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pay(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Nullable MultivaluedMap<String, String> form) {
        if (form == null) {
            throw missing("secret");
        }
        var order =
                new Order(
                        required("secret", form.getFirst("secret")),
                        place("success", form.getFirst("success")),
                        place("cancel", form.getFirst("cancel")));
        var problem = problemOf(order, required("card", form.getFirst("card")));
        return problem == null
                ? Response.seeOther(order.success()).build()
                : pages.checkout(order, problem, languages);
    }

    /// What a portal of the sandbox's own would show is in the server itself, so this one only
    /// leads back.
    @GET
    @Path("portal")
    @Access(Who.PUBLIC)
    public Response portal(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @QueryParam("return") @Nullable String back) {
        return pages.portal(place("return", back), languages);
    }

    @GET
    @Path("payout-account")
    @Access(Who.PUBLIC)
    public Response bank(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @QueryParam("secret") @Nullable String secret,
            @QueryParam("return") @Nullable String back) {
        var asked = new Onboarding(required("secret", secret), place("return", back));
        return pages.onboarding(asked, null, languages);
    }

    /// What the page's form sends. A test bank account leads back; anything else shows the form
    /// again.
    @POST
    @Path("payout-account")
    @Access(Who.PUBLIC)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response nameBank(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Nullable MultivaluedMap<String, String> form) {
        if (form == null) {
            throw missing("secret");
        }
        var asked =
                new Onboarding(
                        required("secret", form.getFirst("secret")),
                        place("return", form.getFirst("return")));
        var problem = problemOf(asked, required("iban", form.getFirst("iban")));
        return problem == null
                ? Response.seeOther(asked.back()).build()
                : pages.onboarding(asked, problem, languages);
    }

    /// @return the key of the words that tell what is wrong; null when the account was taken
    private @Nullable String problemOf(Onboarding asked, String iban) {
        try {
            banks.giveBank(asked.secret(), iban.replace(" ", ""));
            return null;
        } catch (Refused refused) {
            return switch (refused.refusal()) {
                case PayoutRefusal.UnknownTestBank() -> "unknown_bank";
                case PayoutRefusal.UnknownOnboarding() -> "bank.over";
                default -> throw refused;
            };
        }
    }

    /// @return the key of the words that tell what is wrong; null when it is paid
    private @Nullable String problemOf(Order order, String card) {
        try {
            return switch (provider.confirm(order.secret(), card.replace(" ", ""))) {
                case Confirmation.Succeeded() -> null;
                case Confirmation.Failed _ -> DECLINED;
            };
        } catch (Refused refused) {
            return switch (refused.refusal()) {
                case PaymentRefusal.AlreadyPaid() -> null;
                case PaymentRefusal.UnknownTestCard() -> "unknown_card";
                case PaymentRefusal.UnknownClientSecret() -> "over";
                default -> throw refused;
            };
        }
    }

    private URI place(String name, @Nullable String text) {
        var place = Parameters.optional(name, text, origins::parse);
        if (place == null) {
            throw missing(name);
        }
        return place;
    }

    private static String required(String name, @Nullable String text) {
        var given =
                Parameters.optional(
                        name,
                        text,
                        value -> {
                            if (value.length() > 300) {
                                throw new InvalidValue(FieldError.Code.INVALID);
                            }
                            return value;
                        });
        if (given == null) {
            throw missing(name);
        }
        return given;
    }

    private static RuntimeException missing(String name) {
        return Problem.of(ProblemCode.INVALID_PARAMETER, name, FieldError.Code.REQUIRED)
                .toException();
    }
}
