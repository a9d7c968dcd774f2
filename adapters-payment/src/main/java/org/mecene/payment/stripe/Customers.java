package org.mecene.payment.stripe;

import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// One customer at Stripe for each user (rules.md S24). Mecene keeps no list of them: Stripe's
/// search finds one by its mark within a minute or so after it was made, and until then, and for a
/// day, the idempotency key answers with the one that was made. Nothing but our id is handed over.
final class Customers {
    private final StripeCalls calls;

    Customers(StripeCalls calls) {
        this.calls = calls;
    }

    /// The user's customer, made when there is none.
    String of(UserId user) {
        return find(user).orElseGet(() -> create(user));
    }

    private Optional<String> find(UserId user) {
        var params =
                CustomerSearchParams.builder()
                        .setQuery("metadata['%s']:'%s'".formatted(Marks.USER, user))
                        .setLimit(1L)
                        .build();
        var found = Present.of(calls.call(stripe -> stripe.customers().search(params)).getData());
        return found.stream().map(Customer::getId).findFirst();
    }

    private String create(UserId user) {
        var params =
                CustomerCreateParams.builder().putMetadata(Marks.USER, user.toString()).build();
        var key = StripeCalls.once("customer-" + user);
        return Present.of(calls.call(stripe -> stripe.customers().create(params, key)).getId());
    }
}
