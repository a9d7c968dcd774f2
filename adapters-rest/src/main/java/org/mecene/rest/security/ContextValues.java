package org.mecene.rest.security;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.AskedLanguage;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.paging.Paging;
import org.mecene.rest.paging.SignedCursors;

/// Gives resource methods what they ask for with `@Context`: the caller and their token, the
/// language of the answer, the page, where the request comes from.
public final class ContextValues implements ValueParamProvider {
    private final SignedCursors cursors;

    public ContextValues(SignedCursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (parameter.getAnnotation(Context.class) == null) {
            return null;
        }
        var type = parameter.getRawType();
        if (type == Actor.class) {
            return request -> Exchange.of(request).actor();
        }
        if (type == Language.class) {
            return ContextValues::language;
        }
        if (type == InetAddress.class) {
            return request -> Exchange.of(request).client();
        }
        if (type == ShownToken.class) {
            return ContextValues::shownToken;
        }
        if (type == Paging.class) {
            return this::paging;
        }
        return null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }

    private static Language language(ContainerRequest request) {
        return AskedLanguage.or(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Language.EN);
    }

    private static ShownToken shownToken(ContainerRequest request) {
        var token = AccessFilter.token(request);
        if (token == null) {
            throw new IllegalStateException("A caller came in without a token");
        }
        return new ShownToken(token);
    }

    private Paging paging(ContainerRequest request) {
        var query = request.getUriInfo().getQueryParameters();
        return new Paging(cursors, query.getFirst("limit"), query.getFirst("cursor"));
    }
}
