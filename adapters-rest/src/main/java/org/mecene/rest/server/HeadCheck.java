package org.mecene.rest.server;

import java.util.Set;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.ProblemCode;

/// Looks at a request's head before anything else does. Whatever leaves a doubt about where the
/// request ends, or what it asks for, is refused, and the connection is closed after it.
final class HeadCheck {
    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> NEVER = Set.of("TRACE", "CONNECT");
    private static final int LONGEST_TARGET = 8_192;

    private HeadCheck() {}

    /// What is wrong with a head; null for nothing.
    static @Nullable ProblemCode flaw(HttpRequestPacket request) {
        if (!isVersionSpoken(request)) {
            return ProblemCode.HTTP_VERSION_NOT_SUPPORTED;
        }
        var flaw = method(request.getMethod().getMethodString());
        if (flaw == null) {
            flaw = target(request);
        }
        return flaw == null ? headers(request) : flaw;
    }

    private static boolean isVersionSpoken(HttpRequestPacket request) {
        try {
            var version = request.getProtocol();
            return version == Protocol.HTTP_1_1 || version == Protocol.HTTP_1_0;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static @Nullable ProblemCode method(String method) {
        if (KNOWN.contains(method)) {
            return null;
        }
        if (NEVER.contains(method)) {
            return ProblemCode.METHOD_NOT_ALLOWED;
        }
        return MessageSyntax.isToken(method)
                ? ProblemCode.NOT_IMPLEMENTED
                : ProblemCode.BAD_REQUEST;
    }

    private static @Nullable ProblemCode target(HttpRequestPacket request) {
        var path = withoutAuthority(request.getRequestURIRef().getRequestURIBC().toString());
        var query = request.getQueryStringDC().isNull() ? "" : request.getQueryString();
        if (path.length() + query.length() > LONGEST_TARGET) {
            return ProblemCode.URI_TOO_LONG;
        }
        return MessageSyntax.isPath(path) && MessageSyntax.isQuery(query)
                ? null
                : ProblemCode.BAD_REQUEST;
    }

    /// A target may name scheme and host (RFC 9112, 3.2.2).
    private static String withoutAuthority(String target) {
        var isAbsolute = target.regionMatches(true, 0, "http", 0, 4);
        var authority = isAbsolute ? target.indexOf("://") : -1;
        if (authority < 0) {
            return target;
        }
        var path = target.indexOf('/', authority + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    private static @Nullable ProblemCode headers(HttpRequestPacket request) {
        var headers = request.getHeaders();
        for (var i = 0; i < headers.size(); i++) {
            if (!MessageSyntax.isToken(headers.getName(i).toString())
                    || !MessageSyntax.isValue(headers.getValue(i).toString())) {
                return ProblemCode.BAD_REQUEST;
            }
        }
        var hosts = count(headers, Header.Host);
        var host = headers.getHeader(Header.Host);
        if (hosts > 1 || (host != null && !MessageSyntax.isHost(host))) {
            return ProblemCode.BAD_REQUEST;
        }
        return framing(headers, request.getProtocol());
    }

    /// How the end of the body is known. Two ways at once, or one that we do not speak, are how
    /// requests are smuggled (RFC 9112, 6.1 and 6.3).
    private static @Nullable ProblemCode framing(MimeHeaders headers, Protocol version) {
        var codings = count(headers, Header.TransferEncoding);
        var lengths = count(headers, Header.ContentLength);
        if (codings == 0) {
            var length = headers.getHeader(Header.ContentLength);
            var isClear = lengths == 0 || (lengths == 1 && MessageSyntax.isLength(length));
            return isClear ? null : ProblemCode.BAD_REQUEST;
        }
        if (lengths > 0 || codings > 1 || version != Protocol.HTTP_1_1) {
            return ProblemCode.BAD_REQUEST;
        }
        return "chunked".equalsIgnoreCase(headers.getHeader(Header.TransferEncoding))
                ? null
                : ProblemCode.NOT_IMPLEMENTED;
    }

    private static int count(MimeHeaders headers, Header name) {
        var count = 0;
        for (var _ : headers.values(name)) {
            count++;
        }
        return count;
    }
}
