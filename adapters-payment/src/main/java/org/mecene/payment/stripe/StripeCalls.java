package org.mecene.payment.stripe;

import com.google.gson.JsonParseException;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.PaymentGateway.OtherTerms;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every call to Stripe, with what comes back put into three: an answer, a refusal, or nothing that
/// can be understood.
final class StripeCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StripeCalls.class);

    private final StripeClient client;
    private final StripeHttp http;

    StripeCalls(StripeSettings settings, RandomGenerator random) {
        var patience = settings.patience();
        this.http = new StripeHttp(patience, new Persistence(patience, random));
        var builder = StripeClient.builder().setApiKey(settings.secretKey()).setHttpClient(http);
        var base = settings.apiBase();
        if (base != null) {
            builder.setApiBase(base.toString().replaceAll("/+$", ""));
        }
        this.client = builder.build();
    }

    interface Call<T> {
        @Nullable T on(V1Services stripe) throws StripeException;
    }

    /// @param key what makes a repeated call the same call, made of our own ids
    static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey("mecene-" + key).build();
    }

    /// The same on a connected account.
    static RequestOptions onceOn(String account, String key) {
        return RequestOptions.builder()
                .setIdempotencyKey("mecene-" + key)
                .setStripeAccount(account)
                .build();
    }

    /// @throws ProviderUnavailable when Stripe does not answer, or refuses
    <T> T call(Call<T> call) {
        return switch (ask(call)) {
            case Given<T>(var value) -> value;
            case Refused<T> refused -> throw unexpected(refused);
        };
    }

    /// @throws ProviderUnavailable when Stripe does not answer
    <T> StripeAnswer<T> ask(Call<T> call) {
        try {
            return new Given<>(Present.of(call.on(client.v1())));
        } catch (IdempotencyException _) {
            throw new OtherTerms("Something else was asked for under the same id before");
        } catch (InvalidRequestException refusal) {
            return refused(refusal, null, refusal.getParam());
        } catch (CardException declined) {
            return refused(declined, declined.getDeclineCode(), declined.getParam());
        } catch (AuthenticationException forbidden) {
            LOG.error("Stripe does not take our key, request {}", forbidden.getRequestId());
            throw new ProviderUnavailable("Stripe does not take our key", null);
        } catch (StripeException | JsonParseException | IllegalStateException _) {
            // Its message may hold the whole answer.
            throw new ProviderUnavailable("Stripe's answer cannot be read", null);
        } catch (NullPointerException | ClassCastException _) {
            // What the library throws at answers that are no objects.
            throw new ProviderUnavailable("Stripe's answer is of no known form", null);
        }
    }

    static ProviderUnavailable unexpected(Refused<?> refused) {
        LOG.error(
                "Stripe refused what should be right: {} {}, request {}",
                refused.code(),
                refused.parameter(),
                refused.request());
        return new ProviderUnavailable("Stripe refused a request", null);
    }

    private static <T> Refused<T> refused(
            StripeException refusal, @Nullable String declineCode, @Nullable String parameter) {
        return new Refused<>(
                Objects.requireNonNullElse(refusal.getCode(), ""),
                declineCode,
                Objects.requireNonNullElse(parameter, ""),
                Objects.requireNonNullElse(refusal.getRequestId(), ""));
    }

    @Override
    public void close() {
        http.close();
    }
}
