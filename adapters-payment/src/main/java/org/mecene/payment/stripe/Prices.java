package org.mecene.payment.stripe;

import com.stripe.model.Price;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.Recurring.Interval;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.payment.stripe.StripeAnswer.Given;
import org.mecene.payment.stripe.StripeAnswer.Refused;

/// What is sold, and at what price. A price never changes at Stripe; another amount is another
/// price (rules.md S7). Each is found again under a name made of everything that makes it what it
/// is.
final class Prices {
    private final StripeCalls calls;

    Prices(StripeCalls calls) {
        this.calls = calls;
    }

    /// Several that ask for one price at once get the same.
    String of(PriceOrder order) {
        var amount = StripeAmounts.toStripe(order.amount());
        var name =
                "mecene-%s-%s-%d-%s"
                        .formatted(
                                order.product(),
                                StripeAmounts.code(order.amount().currency()),
                                amount,
                                order.yearly() ? "year" : "month");
        return find(name).orElseGet(() -> create(order, amount, name));
    }

    private Optional<String> find(String name) {
        var params = PriceListParams.builder().addLookupKey(name).setLimit(1L).build();
        var found = Present.of(calls.call(stripe -> stripe.prices().list(params)).getData());
        return found.stream().map(Price::getId).findFirst();
    }

    private String create(PriceOrder order, long amount, String name) {
        var interval = order.yearly() ? Interval.YEAR : Interval.MONTH;
        var params =
                PriceCreateParams.builder()
                        .setProduct(product(order))
                        .setCurrency(StripeAmounts.code(order.amount().currency()))
                        .setUnitAmount(amount)
                        .setRecurring(
                                PriceCreateParams.Recurring.builder().setInterval(interval).build())
                        .setLookupKey(name)
                        .build();
        var key = StripeCalls.once("price-" + name);
        return switch (calls.ask(stripe -> stripe.prices().create(params, key))) {
            case Given<Price>(var price) -> Present.of(price.getId());
            // Somebody was faster, so long ago that the key is forgotten.
            case Refused<Price> refused ->
                    find(name).orElseThrow(() -> StripeCalls.unexpected(refused));
        };
    }

    /// The product bears our own id, so that there is one. It keeps its first name.
    private String product(PriceOrder order) {
        var id = "mecene_" + order.product();
        var params = ProductCreateParams.builder().setId(id).setName(order.name()).build();
        var named = UUID.nameUUIDFromBytes(order.name().getBytes(StandardCharsets.UTF_8));
        var key = StripeCalls.once("product-" + order.product() + "-" + named);
        var answer = calls.ask(stripe -> stripe.products().create(params, key));
        if (answer instanceof Refused<?> refused && !refused.isFor("resource_already_exists")) {
            throw StripeCalls.unexpected(refused);
        }
        return id;
    }
}
