package org.mecene.persistence.database;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;

/// Binds ids and instants as PostgreSQL's driver takes them: without a detour over the machine's
/// time zone, and an absent UUID as a null without a type, where JDBI would say that it is text.
final class DriverArguments implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        if (type == UUID.class || type == OffsetDateTime.class) {
            return Optional.of(DriverArguments::plain);
        }
        if (type == Instant.class) {
            return Optional.of(value ->
                    plain(value instanceof Instant instant ? Database.time(instant) : null));
        }
        if (type instanceof Class<?> kind && Id.class.isAssignableFrom(kind)) {
            return Optional.of(value -> plain(value instanceof Id id ? id.value() : null));
        }
        return Optional.empty();
    }

    private static Argument plain(@Nullable Object value) {
        return (position, statement, context) -> {
            if (value == null) {
                statement.setNull(position, Types.NULL);
            } else {
                statement.setObject(position, value);
            }
        };
    }
}
