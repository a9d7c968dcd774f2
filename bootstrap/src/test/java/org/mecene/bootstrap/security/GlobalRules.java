package org.mecene.bootstrap.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mecene.bootstrap.testkit.Api;

/// What holds for every answer, whatever was asked (security.md, section 2).
final class GlobalRules {
    private static final Pattern LEAK =
            Pattern.compile(
                    "Exception|\\bat (?:org|java|com)\\.|SQLSTATE|org\\.postgresql|jdbc:|/home/|Grizzly|Jersey"
                            + "|Jackson|org\\.mecene|com\\.fasterxml");

    private GlobalRules() {}

    /// What is wrong with an answer; empty for nothing.
    static List<String> broken(String method, Api.Answer answer) {
        var broken = new ArrayList<String>();
        if (answer.status() >= 500) {
            broken.add("status " + answer.status());
        }
        if (answer.status() >= 400 && !method.equals("HEAD")) {
            checkProblem(answer, broken);
        }
        if (!answer.header("X-Content-Type-Options").equals("nosniff")) {
            broken.add("no nosniff");
        }
        var leak = LEAK.matcher(answer.json() + " " + answer.raw().headers().map());
        if (leak.find()) {
            broken.add("leaks " + leak.group());
        }
        return broken;
    }

    private static void checkProblem(Api.Answer answer, List<String> broken) {
        var problem = answer.json();
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            broken.add("a " + answer.header("Content-Type") + " for a problem");
        }
        if (problem.path("code").asText().isEmpty()
                || problem.path("title").asText().isEmpty()
                || problem.path("status").asInt() != answer.status()) {
            broken.add("an incomplete problem " + problem);
        }
        var id = problem.path("requestId").asText();
        var isReplayed = answer.header("Idempotency-Replayed").equals("true");
        if (id.isEmpty() || (!isReplayed && !id.equals(answer.header("X-Request-Id")))) {
            broken.add("another request id than " + answer.header("X-Request-Id"));
        }
    }
}
