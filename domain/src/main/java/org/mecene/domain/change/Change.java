package org.mecene.domain.change;

import org.jspecify.annotations.Nullable;

/// What a JSON Merge Patch (RFC 7396) says of one field: nothing, that it goes, or its new value.
public sealed interface Change<T> {
    record Keep<T>() implements Change<T> {}

    record Clear<T>() implements Change<T> {}

    record To<T>(T value) implements Change<T> {}

    static <T> Change<T> keep() {
        return new Keep<>();
    }

    static <T> Change<T> clear() {
        return new Clear<>();
    }

    static <T> Change<T> to(T value) {
        return new To<>(value);
    }

    /// The value of a field that may be empty, after this change.
    default @Nullable T over(@Nullable T current) {
        return switch (this) {
            case Keep<T>() -> current;
            case Clear<T>() -> null;
            case To<T>(var value) -> value;
        };
    }

    /// The value of a field that always has one, after this change; clearing it gives the fallback.
    default T over(T current, T whenCleared) {
        return switch (this) {
            case Keep<T>() -> current;
            case Clear<T>() -> whenCleared;
            case To<T>(var value) -> value;
        };
    }

    default boolean isKeep() {
        return this instanceof Keep<T>;
    }
}
