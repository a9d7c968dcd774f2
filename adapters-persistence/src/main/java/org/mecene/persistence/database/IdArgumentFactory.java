package org.mecene.persistence.database;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.mecene.domain.identity.Id;

/// Binds every kind of id as the UUID that it is.
final class IdArgumentFactory implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
        return value instanceof Id id
                ? Optional.of(
                        (position, statement, context) -> statement.setObject(position, id.value()))
                : Optional.empty();
    }
}
