package org.mecene.persistence.database;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Binds instants without a detour over the time zone of the machine.
final class InstantArgumentFactory implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
        return value instanceof Instant instant
                ? Optional.of((position, statement, context) ->
                        statement.setObject(position, Database.time(instant)))
                : Optional.empty();
    }
}
