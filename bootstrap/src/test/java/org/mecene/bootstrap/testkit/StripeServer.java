package org.mecene.bootstrap.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.mecene.bootstrap.testkit.Api.Answer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.payment.stripe.testkit.FakeStripe;

/// The wired server with payments through a Stripe that a test plays. Its people and its campaign
/// come from a server that ran in the sandbox before: mails with links are read there.
public final class StripeServer implements AutoCloseable {
    private final FakeStripe stripe = new FakeStripe(InstantSource.system());
    private final RunningServer server;
    private final Person creator;
    private final List<Person> fans;
    private final String campaign;

    private StripeServer() {
        try (var sandbox = RunningServer.start()) {
            creator = sandbox.creator("awa");
            fans =
                    List.of(
                            sandbox.person("fatou"),
                            sandbox.person("jonas"),
                            sandbox.person("binta"));
            campaign = campaign(sandbox);
            server = sandbox.nodeWith(settings());
        }
    }

    /// A server over a new database.
    public static StripeServer start() {
        return new StripeServer();
    }

    /// Another node over the same database.
    public RunningServer secondNode() {
        return server.nodeWith(settings());
    }

    private Map<String, String> settings() {
        return Map.of(
                "MECENE_STRIPE_SECRET_KEY",
                FakeStripe.SECRET_KEY,
                "MECENE_STRIPE_PUBLISHABLE_KEY",
                FakeStripe.PUBLISHABLE_KEY,
                "MECENE_STRIPE_WEBHOOK_SECRET",
                "whsec_old," + FakeStripe.WEBHOOK_SECRET,
                "MECENE_STRIPE_CONNECT_WEBHOOK_SECRET",
                FakeStripe.CONNECT_SECRET,
                "MECENE_STRIPE_API_BASE",
                stripe.uri().toString(),
                "MECENE_RATE_LIMITS",
                "off");
    }

    public FakeStripe stripe() {
        return stripe;
    }

    public RunningServer server() {
        return server;
    }

    public Api api() {
        return server.api();
    }

    public String campaign() {
        return campaign;
    }

    public Person creator() {
        return signedIn(creator);
    }

    public Person fan(int number) {
        return signedIn(fans.get(number));
    }

    private Person signedIn(Person person) {
        return server.signIn(person.email(), person.password());
    }

    /// Posts webhooks as Stripe does.
    public void deliver(List<Webhook> webhooks) {
        webhooks.forEach(webhook -> deliver(server, webhook).is(200));
    }

    public static Answer deliver(RunningServer node, Webhook webhook) {
        return node.api()
                .with("Stripe-Signature", webhook.signature())
                .post("/api/webhooks/stripe", webhook.body().toArray(), "application/json");
    }

    /// What Stripe tells from here on.
    public List<Webhook> told(Runnable act) {
        var before = stripe.webhooks().size();
        act.run();
        var after = stripe.webhooks();
        return List.copyOf(after.subList(before, after.size()));
    }

    public JsonNode donate(Api donor, long amount) {
        return donor.post(
                        "/api/campaigns/%s/donations".formatted(campaign),
                        "{\"amount\": {\"amount\": %d, \"currency\": \"XOF\"}, \"email\": \"tante@example.org\", \"name\": \"Tante\"}"
                                .formatted(amount))
                .is(201);
    }

    public JsonNode shownCampaign() {
        return api().get("/api/campaigns/%s".formatted(campaign)).is(200);
    }

    private static String campaign(RunningServer server) {
        var owner = server.person("oumou");
        var category = server.api().get("/api/categories").is(200).at("/items/0/id").asText();
        var id =
                owner.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "Un puits", "summary": "De l’eau.", "description": "Longue histoire.",
                                 "goal": {"amount": 100000000, "currency": "XOF"}, "endsAt": "%s", "categoryId": "%s",
                                 "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(
                                                Instant.now().plus(30, ChronoUnit.DAYS), category))
                        .is(201)
                        .get("id")
                        .asText();
        owner.api().post("/api/campaigns/%s/submit".formatted(id)).is(200);
        server.administrator().api().post("/api/admin/campaigns/%s/approve".formatted(id)).is(200);
        return id;
    }

    @Override
    public void close() {
        server.close();
        stripe.close();
    }
}
