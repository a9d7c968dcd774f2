package org.mecene.payment.stripe.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/// Customers, and what is sold to them.
final class FakeCatalog {
    private static final Pattern QUERY = Pattern.compile("metadata\\['(\\w+)']:'([\\w-]+)'");

    /// Stripe's search lags behind what was written.
    private static final long SEARCH_LAG_SECONDS = 60;

    private final Shelf shelf;

    FakeCatalog(Shelf shelf) {
        this.shelf = shelf;
    }

    ObjectNode customer(Form form) {
        var customer = shelf.make("cus", "customer");
        customer.set("metadata", form.object("/metadata"));
        return customer;
    }

    ObjectNode searchCustomers(Form query) {
        var search = QUERY.matcher(query.required("/query"));
        if (!search.matches()) {
            throw FakeError.invalid(null, "query");
        }
        var found =
                shelf.all("customer").stream()
                        .filter(customer ->
                                customer.at("/metadata/" + search.group(1))
                                        .asText()
                                        .equals(search.group(2)))
                        .filter(customer ->
                                customer.get("created").asLong() + SEARCH_LAG_SECONDS
                                        <= shelf.seconds())
                        .map(customer -> shelf.shown(customer, List.of()))
                        .toList();
        return Shelf.listOf(found).put("object", "search_result");
    }

    ObjectNode product(Form form) {
        var id = form.text("/id").orElseGet(() -> shelf.nextId("prod"));
        if (shelf.has(id)) {
            throw FakeError.invalid("resource_already_exists", "id");
        }
        return shelf.make(id, "product", shelf.seconds()).put("name", form.required("/name"));
    }

    ObjectNode price(Form form) {
        shelf.get(form.required("/product"));
        var lookupKey = form.required("/lookup_key");
        if (!shelf.all("price", "lookup_key", lookupKey).isEmpty()) {
            throw FakeError.invalid(null, "lookup_key");
        }
        var price = shelf.make("price", "price");
        price.put("product", form.required("/product"))
                .put("currency", form.required("/currency"))
                .put("unit_amount", form.number("/unit_amount", 0))
                .put("lookup_key", lookupKey)
                .put("active", true)
                .put("type", "recurring")
                .putObject("recurring")
                .put("interval", form.required("/recurring/interval"))
                .put("interval_count", 1);
        return price;
    }

    ObjectNode coupon(Form form) {
        var id = form.required("/id");
        if (shelf.has(id)) {
            throw FakeError.invalid("resource_already_exists", "id");
        }
        return shelf.make(id, "coupon", shelf.seconds())
                .put("amount_off", form.number("/amount_off", 0))
                .put("currency", form.required("/currency"))
                .put("duration", form.required("/duration"))
                .put("duration_in_months", form.number("/duration_in_months", 0));
    }
}
