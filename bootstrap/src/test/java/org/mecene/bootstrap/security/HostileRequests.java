package org.mecene.bootstrap.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.testkit.Contract;
import org.mecene.bootstrap.testkit.Pictures;

/// Makes hostile requests out of the contract. The same number makes the same request.
final class HostileRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("(?<=/([\\w-]{1,40})/)\\{\\w+}");

    /// A derivation of a password costs more than a hundred other requests.
    private static final Set<String> DEAR = Set.of("/api/users", "/api/auth/login");

    /// There is little to attack in these.
    private static final Pattern PLAIN =
            Pattern.compile("/|/docs|/metrics|/health/.*|/openapi.json");

    private final Contract contract;
    private final List<Contract.Route> routes;
    private final Samples samples;

    HostileRequests(Contract contract, World world) {
        this.contract = contract;
        this.samples = new Samples(contract, world);
        this.routes = contract.routes();
    }

    Shot number(long number) {
        var random = new Random(number * 0x9E3779B97F4A7C15L);
        var route = route(random);
        var headers = new HashMap<String, String>();
        if (random.nextInt(4) == 0) {
            headers.put(Attacks.header(random), visible(Attacks.text(random)));
        }
        if (route.isRead() || route.method().equals("DELETE")) {
            return new Shot(route.method(), target(route, random), headers, null, null);
        }
        var schema = contract.body(route).orElse(null);
        var contentType = random.nextInt(20) == 0 ? Attacks.mediaType(random) : "application/json";
        if (route.path().equals("/api/media") && random.nextInt(3) > 0) {
            return new Shot(
                    route.method(), route.path(), headers, form(random), Pictures.MULTIPART);
        }
        return new Shot(
                route.method(), target(route, random), headers, body(schema, random), contentType);
    }

    private Contract.Route route(Random random) {
        var route = routes.get(random.nextInt(routes.size()));
        var isSeldom = DEAR.contains(route.path()) || PLAIN.matcher(route.path()).matches();
        return isSeldom && random.nextInt(20) > 0 ? route(random) : route;
    }

    private String target(Contract.Route route, Random random) {
        var path =
                PARAMETER
                        .matcher(route.path())
                        .replaceAll(found ->
                                Matcher.quoteReplacement(idInPath(route, found.group(1), random)));
        var query = new ArrayList<String>();
        for (var unresolved : route.operation().path("parameters")) {
            var parameter = contract.resolved(unresolved);
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
                query.add(parameter.path("name").asText() + "=" + queryValue(parameter, random));
            }
        }
        if (random.nextInt(10) == 0) {
            query.add(encoded(Attacks.text(random)) + "=" + encoded(Attacks.text(random)));
        }
        if (!query.isEmpty() && random.nextInt(10) == 0) {
            query.add(query.getFirst());
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /// What there is is not removed, or soon nothing would be left to attack.
    private String idInPath(Contract.Route route, String about, Random random) {
        if (random.nextInt(4) == 0) {
            return encoded(Attacks.text(random));
        }
        return route.method().equals("DELETE")
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : samples.idInPath(route, about, random);
    }

    private String queryValue(JsonNode parameter, Random random) {
        return random.nextInt(3) == 0
                ? encoded(samples.value("", parameter.path("schema"), random).asText())
                : encoded(Attacks.text(random));
    }

    private byte @Nullable [] body(@Nullable JsonNode schema, Random random) {
        if (random.nextInt(8) == 0) {
            return Attacks.body(random);
        }
        if (schema == null) {
            return random.nextBoolean() ? null : Attacks.body(random);
        }
        var body = samples.object(schema, random);
        for (var wrongs = random.nextInt(3); wrongs > 0; wrongs--) {
            spoil(body, random);
        }
        return written(body);
    }

    private static void spoil(ObjectNode body, Random random) {
        var names = new ArrayList<String>();
        body.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            body.set(Attacks.text(random), Attacks.value(random));
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        if (body.get(name) instanceof ObjectNode inner && random.nextInt(4) > 0) {
            spoil(inner, random);
        } else if (random.nextInt(6) == 0) {
            body.remove(name);
        } else {
            body.set(name, Attacks.value(random));
        }
    }

    private static byte[] form(Random random) {
        var content =
                switch (random.nextInt(5)) {
                    case 0 -> Pictures.png(3, 3);
                    case 1 -> Attacks.body(random);
                    case 2 -> "GIF89a".getBytes(StandardCharsets.US_ASCII);
                    case 3 ->
                            "<svg xmlns='http://www.w3.org/2000/svg' onload='a()'/>"
                                    .getBytes(StandardCharsets.UTF_8);
                    default -> "%PDF-1.7 hostile".getBytes(StandardCharsets.US_ASCII);
                };
        var type =
                List.of("image/png", "image/gif", "application/pdf", "text/html")
                        .get(random.nextInt(4));
        return Pictures.upload(Attacks.text(random), type, content);
    }

    /// Lone surrogates stay what they are: Jackson refuses to write them as UTF-8, so they go out
    /// escaped.
    static byte[] written(JsonNode body) {
        try {
            return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Everything but letters and digits; half a character becomes its three bytes.
    private static String encoded(String text) {
        return URLEncoder.encode(
                        text.substring(0, Math.min(text.length(), 2_000)), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /// What the client would not send at all is left out.
    private static String visible(String text) {
        var visible = text.replaceAll("[^\\x20-\\x7e]", "").strip();
        return visible.substring(0, Math.min(visible.length(), 4_000));
    }
}
