package org.mecene.bootstrap.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// What hostile clients send (security.md C1 to C20). None of it matches what an answer must not
/// leak, so an echo is no leak.
final class Attacks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\ud800",
                    "a\udfffb",
                    "\ufffe",
                    "\u202egnp.exe",
                    "\u200b",
                    "a\r\nBcc: victim@example.org",
                    "' OR '1'='1",
                    "'; DROP TABLE users; --",
                    "1); SELECT pg_sleep(3); --",
                    "' || pg_sleep(3) || '",
                    "\\",
                    "a\\",
                    "%",
                    "_",
                    "%00",
                    "a & ",
                    "a:*",
                    "!!",
                    "a <-> b",
                    "((((",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "javascript:alert(1)",
                    "data:text/html,<b>",
                    "file:///etc/passwd",
                    "http://127.0.0.1:1/",
                    "${jndi:ldap://127.0.0.1/a}",
                    "#{7*7}",
                    "{{7*7}}",
                    "${7*7}",
                    "../../../../etc/passwd",
                    "..%2f..%2fetc",
                    "=cmd|' /C calc'!A0",
                    "NaN",
                    "Infinity",
                    "-1",
                    "0",
                    "1e400",
                    "9223372036854775808",
                    "2026-13-45T99:99:99Z",
                    "+999999999-01-01T00:00:00Z",
                    "-999999999-01-01T00:00:00Z",
                    "0000-00-00",
                    "true",
                    "null",
                    "undefined",
                    "[]",
                    "{}",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "xof",
                    "ZZZ",
                    "a@b",
                    "\"a b\"@example.org",
                    "a@" + "b.".repeat(120) + "org",
                    "e\u0301",
                    "\ud83d\ude00".repeat(50),
                    "a".repeat(300),
                    "a".repeat(70_000),
                    "é".repeat(3_000),
                    "a@".repeat(3_000),
                    "a-".repeat(20_000));

    private static final List<byte[]> BODIES =
            List.of(
                    bytes(""),
                    bytes(" "),
                    bytes("null"),
                    bytes("[]"),
                    bytes("{}"),
                    bytes("\"text\""),
                    bytes("1"),
                    bytes("true"),
                    bytes("{"),
                    bytes("{\"a\":"),
                    bytes("{\"a\":1}}"),
                    bytes("{\"a\":1} trailing"),
                    bytes("{\"body\":1,\"body\":2}"),
                    bytes("{\"email\":\"a@b.org\",\"email\":\"c@d.org\"}"),
                    bytes("{'a':1}"),
                    bytes("{a:1}"),
                    bytes("/* c */{}"),
                    bytes("\ufeff{}"),
                    bytes("{\"body\":NaN}"),
                    bytes("{\"body\":01}"),
                    bytes("{\"body\":\"\\ud800\"}"),
                    bytes("{\"body\":\"\\u0000\"}"),
                    bytes("{\"\\u0000\":1}"),
                    bytes("{\"__proto__\":{\"admin\":true}}"),
                    bytes("{\"@type\":\"x\",\"@class\":\"x\"}"),
                    bytes("[".repeat(5_000)),
                    bytes("{\"a\":".repeat(5_000)),
                    bytes("[".repeat(5_000) + "]".repeat(5_000)),
                    bytes("{\"amount\":" + "9".repeat(10_000) + "}"),
                    bytes("{\"amount\":1e" + "9".repeat(1_000) + "}"),
                    bytes("[" + "1,".repeat(100_000) + "1]"),
                    bytes("{\"body\":\"" + "a".repeat(900_000) + "\"}"),
                    bytes("{\"body\":\"" + "a".repeat(1_200_000) + "\"}"),
                    "{\"body\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                    "{\"body\":\"a\"}".getBytes(StandardCharsets.UTF_16),
                    new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'},
                    new byte[] {0, 0, 0, 0},
                    new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0},
                    bytes("a=1&b=2"),
                    bytes(
                            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));

    private static final List<String> MEDIA_TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=x",
                    "application/json; charset=utf-16",
                    "application/json; charset=nonsense",
                    "application/JSON",
                    "application/merge-patch+json",
                    "*/*",
                    "application",
                    "/",
                    "application/json, text/html",
                    "application/json;".repeat(50));

    private static final List<String> HEADERS =
            List.of(
                    "Accept",
                    "Accept-Language",
                    "Accept-Encoding",
                    "Authorization",
                    "If-Match",
                    "If-None-Match",
                    "If-Modified-Since",
                    "Range",
                    "Origin",
                    "Idempotency-Key",
                    "X-Request-Id",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-HTTP-Method-Override",
                    "User-Agent",
                    "Cookie",
                    "Content-Encoding",
                    "Last-Event-ID",
                    "Sandbox-Signature");

    private Attacks() {}

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    static byte[] body(Random random) {
        return BODIES.get(random.nextInt(BODIES.size()));
    }

    static String mediaType(Random random) {
        return MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size()));
    }

    static String header(Random random) {
        return HEADERS.get(random.nextInt(HEADERS.size()));
    }

    /// A value of any kind, for a field that wants another.
    static JsonNode value(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(-random.nextInt(3));
            case 3 -> JSON.numberNode(0.1);
            case 4 -> JSON.numberNode((1L << 53) + 1);
            case 5 -> JSON.numberNode(Long.MAX_VALUE);
            case 6 -> JSON.numberNode(BigInteger.TWO.pow(80));
            case 7 -> JSON.numberNode(new BigDecimal("1e40"));
            case 8 -> JSON.arrayNode().add(text(random)).add(1).addNull();
            case 9 -> JSON.objectNode().put(text(random), text(random));
            default -> JSON.textNode(text(random));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
