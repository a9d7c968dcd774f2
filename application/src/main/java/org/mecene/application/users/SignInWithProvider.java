package org.mecene.application.users;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.IdentityProvider;
import org.mecene.domain.users.IdentityProviders;
import org.mecene.domain.users.SignInCode;
import org.mecene.domain.users.SignInCode.Purpose;
import org.mecene.domain.users.SocialAttempt;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.SocialProfile;
import org.mecene.domain.users.SocialSignIns;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.UserRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a browser to an identity provider and receives it back, with a state that works once and
/// in this browser only, a nonce and PKCE. What comes of it is told to the front end in the address
/// that it asked for, never by a token.
public final class SignInWithProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignInWithProvider.class);

    private final Transactions transactions;
    private final IdentityProviders providers;
    private final SocialSignIns signIns;
    private final AdmitSocial admit;
    private final AllowedOrigins origins;
    private final URI publicUrl;
    private final Secrets secrets;
    private final InstantSource clock;

    public SignInWithProvider(
            Transactions transactions,
            IdentityProviders providers,
            SocialSignIns signIns,
            AdmitSocial admit,
            AllowedOrigins origins,
            URI publicUrl,
            Secrets secrets,
            InstantSource clock) {
        this.transactions = transactions;
        this.providers = providers;
        this.signIns = signIns;
        this.admit = admit;
        this.origins = origins;
        this.publicUrl = publicUrl;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// The address under which browsers know this server.
    public URI publicUrl() {
        return publicUrl;
    }

    public List<IdentityProvider> offered() {
        return providers.all();
    }

    /// @param browserSecret to be kept by this browser until it comes back
    public record Started(URI authorization, String browserSecret) {
        @Override
        public String toString() {
            return "Started";
        }
    }

    /// For somebody who signs in.
    ///
    /// @param returnTo where the browser goes in the end; null for the server's own address
    /// @throws Refused with `NotFound` for a provider that is not set up, or `InvalidInput`
    /// @throws IdentityProvider.Unavailable when the provider does not answer
    public Started start(String provider, @Nullable String returnTo) {
        var chosen = provider(provider);
        return start(chosen, allowed(returnTo), null);
    }

    /// The page of this server at which somebody who is signed in begins to link their account. To
    /// be opened within two minutes, once; what comes back is good for this account only.
    ///
    /// @param returnTo where the browser goes in the end; null for the server's own address
    /// @throws Refused with `NotFound` for a provider that is not set up, or `InvalidInput`
    public URI ticket(Actor actor, String provider, @Nullable String returnTo) {
        var caller = actor.requireSignedIn().id();
        var name = provider(provider).name();
        var ticket = secrets.next();
        var attempt =
                new SocialAttempt(
                        TokenHash.of(ticket),
                        // No browser has this: the ticket is no state to come back with.
                        TokenHash.of(secrets.next()),
                        name,
                        "",
                        "",
                        allowed(returnTo),
                        caller,
                        clock.instant().plus(SocialAttempt.TICKET_LIFE));
        transactions.run(() -> signIns.begin(attempt));
        return URI.create(publicUrl + "/api/auth/oidc/" + name + "/start?ticket=" + ticket);
    }

    /// Sends the browser that opened the page of a ticket to the provider.
    ///
    /// @throws Refused with `NotFound` for a provider that is not set up, or with
    ///   [UserRefusal.UnknownAttempt]
    /// @throws IdentityProvider.Unavailable when the provider does not answer
    public Started redeemTicket(String provider, String ticket) {
        var chosen = provider(provider);
        var begun =
                transactions
                        .call(() -> signIns.take(TokenHash.of(ticket)))
                        .filter(attempt -> attempt.nonce().isEmpty())
                        .filter(attempt -> isOpen(attempt, provider))
                        .orElseThrow(SignInWithProvider::unknown);
        return start(chosen, begun.returnTo(), begun.user());
    }

    private Started start(IdentityProvider chosen, URI back, @Nullable UserId linkedWith) {
        var provider = chosen.name();
        var state = secrets.next();
        var browser = secrets.next();
        var request =
                new IdentityProvider.Request(
                        state, secrets.next(), secrets.next(), callback(provider));
        var authorization = chosen.authorization(request);
        var attempt =
                new SocialAttempt(
                        TokenHash.of(state),
                        TokenHash.of(browser),
                        provider,
                        request.nonce(),
                        request.verifier(),
                        back,
                        linkedWith,
                        clock.instant().plus(SocialAttempt.LIFE));
        transactions.run(() -> signIns.begin(attempt));
        return new Started(authorization, browser);
    }

    /// What a browser brings back.
    ///
    /// @param code null when the provider or the person refused
    /// @param browserSecret null when the browser kept none
    public record Callback(
            @Nullable String state, @Nullable String code, @Nullable String browserSecret) {
        @Override
        public String toString() {
            return "Callback";
        }
    }

    /// Where the browser goes: to the address that was asked for, with `code` to be exchanged, with
    /// `link` to be redeemed by who began to link ([LinkIdentity]), with
    /// `status=verification_sent`, or with `error`.
    ///
    /// @throws Refused with [UserRefusal.UnknownAttempt]
    public URI finish(String provider, Callback callback, Language language) {
        var attempt = attempt(provider, callback);
        var code = callback.code();
        if (code == null) {
            return with(attempt.returnTo(), "error", "access_denied");
        }
        var request =
                new IdentityProvider.Request(
                        String.valueOf(callback.state()),
                        attempt.nonce(),
                        attempt.verifier(),
                        callback(provider));
        try {
            var profile = provider(provider).identify(code, request);
            var user = attempt.user();
            return user == null
                    ? admitted(profile, attempt, language)
                    : with(
                            attempt.returnTo(),
                            "link",
                            code(user, Purpose.LINK, profile.identity()));
        } catch (IdentityProvider.Unavailable down) {
            LOG.warn("{}", down.getMessage());
            return with(attempt.returnTo(), "error", "provider_unavailable");
        } catch (IdentityProvider.Untrusted untrusted) {
            LOG.warn("{}", untrusted.getMessage());
            return with(attempt.returnTo(), "error", "provider_not_trusted");
        }
    }

    private URI admitted(SocialProfile profile, SocialAttempt attempt, Language language) {
        try {
            return switch (admit.handle(profile, language)) {
                case AdmitSocial.Outcome.Admitted(var user, var toLink) ->
                        with(attempt.returnTo(), "code", code(user, Purpose.SIGN_IN, toLink));
                case AdmitSocial.Outcome.MailSent() ->
                        with(attempt.returnTo(), "status", "verification_sent");
                case AdmitSocial.Outcome.AddressMissing() ->
                        with(attempt.returnTo(), "error", "address_missing");
            };
        } catch (Refused refused) {
            return with(attempt.returnTo(), "error", reason(refused));
        }
    }

    private static String reason(Refused refused) {
        return switch (refused.refusal()) {
            case UserRefusal.IdentityTaken _ -> "identity_taken";
            case CommonRefusal.TooOften _ -> "too_many_requests";
            default -> throw refused;
        };
    }

    private String code(UserId user, Purpose purpose, @Nullable SocialIdentity identity) {
        var code = secrets.next();
        var expiresAt = clock.instant().plus(SignInCode.LIFE);
        var kept = new SignInCode(TokenHash.of(code), user, purpose, identity, expiresAt);
        transactions.run(() -> signIns.add(kept));
        return code;
    }

    private SocialAttempt attempt(String provider, Callback callback) {
        var state = callback.state();
        var browser = callback.browserSecret();
        if (state == null || browser == null) {
            throw unknown();
        }
        var kept = TokenHash.of(browser);
        return transactions
                .call(() -> signIns.take(TokenHash.of(state)))
                .filter(attempt -> attempt.browser().equals(kept))
                .filter(attempt -> isOpen(attempt, provider))
                .orElseThrow(SignInWithProvider::unknown);
    }

    private boolean isOpen(SocialAttempt attempt, String provider) {
        return attempt.provider().equals(provider) && clock.instant().isBefore(attempt.expiresAt());
    }

    private static Refused unknown() {
        return new Refused(new UserRefusal.UnknownAttempt());
    }

    private IdentityProvider provider(String name) {
        return providers
                .find(name)
                .orElseThrow(() -> CommonRefusal.notFound(Thing.IDENTITY_PROVIDER));
    }

    private URI allowed(@Nullable String returnTo) {
        var check = new Validation();
        var goal =
                check.required(
                        "returnTo",
                        Optional.ofNullable(returnTo),
                        given -> origins.parse(given.orElse(null)));
        return check.result(goal::get);
    }

    private URI callback(String provider) {
        return URI.create(publicUrl + "/api/auth/oidc/" + provider + "/callback");
    }

    /// The values are ours and need no encoding.
    private static URI with(URI returnTo, String name, String value) {
        var mark = returnTo.getRawQuery() == null ? "?" : "&";
        return URI.create(returnTo + mark + name + "=" + value);
    }
}
