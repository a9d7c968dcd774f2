package org.mecene.rest.json;

import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Gives resource methods their bodies. Jersey passes null for a body that is not there; here that
/// is answered before the method is reached (security.md M8).
public final class BodyValues implements ValueParamProvider {
    @Override
    public @Nullable Function<ContainerRequest, @Nullable Object> getValueProvider(
            Parameter parameter) {
        if (parameter.getSource() != Parameter.Source.ENTITY
                || !parameter.getRawType().isRecord()) {
            return null;
        }
        var mayBeAbsent = parameter.isAnnotationPresent(MayBeAbsent.class);
        return request -> body(request, parameter, mayBeAbsent);
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }

    private static @Nullable Object body(
            ContainerRequest request, Parameter parameter, boolean mayBeAbsent) {
        if (!request.hasEntity()) {
            if (mayBeAbsent) {
                return null;
            }
            throw Problem.of(ProblemCode.MISSING_BODY).toException();
        }
        MediaType type = request.getMediaType();
        if (type == null) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).toException();
        }
        return request.readEntity(
                parameter.getRawType(), parameter.getType(), parameter.getAnnotations());
    }
}
