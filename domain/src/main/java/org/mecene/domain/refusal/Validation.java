package org.mecene.domain.refusal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.change.Change;

/// Reads the fields of one request and gathers everything that is wrong with them, so that a client
/// learns all at once.
///
/// Not safe for use by several threads: it lives as long as one request is read.
public final class Validation {
    private final List<FieldError> errors = new ArrayList<>();

    /// Reads a field that must be there. A missing one is `required`.
    public <R, T> Checked<T> required(
            String field, @Nullable R raw, Function<? super R, ? extends T> parse) {
        if (raw == null) {
            errors.add(new FieldError(field, FieldError.Code.REQUIRED));
            return new Checked<>(null);
        }
        return new Checked<>(parse(field, raw, parse));
    }

    /// Reads a field that may be absent; [Checked#orNull] tells.
    public <R, T> Checked<T> optional(
            String field, @Nullable R raw, Function<? super R, ? extends T> parse) {
        return new Checked<>(raw == null ? null : parse(field, raw, parse));
    }

    /// Reads a field of a partial update; one that may not be cleared is `required`.
    public <R, T> Checked<Change<T>> change(
            String field,
            Change<R> raw,
            boolean clearable,
            Function<? super R, ? extends T> parse) {
        return switch (raw) {
            case Change.Keep<R>() -> new Checked<>(Change.keep());
            case Change.Clear<R>() -> {
                if (!clearable) {
                    errors.add(new FieldError(field, FieldError.Code.REQUIRED));
                }
                yield new Checked<>(Change.clear());
            }
            case Change.To<R>(var value) -> {
                var parsed = parse(field, value, parse);
                yield new Checked<>(parsed == null ? Change.keep() : Change.to(parsed));
            }
        };
    }

    /// Reads a list that may be absent (then empty). Null entries are `required`, repeated ones
    /// `duplicate`.
    public <R, T> Checked<List<T>> list(
            String field,
            @Nullable Collection<R> raw,
            int max,
            Function<? super R, ? extends T> parse) {
        if (raw == null) {
            return new Checked<>(List.of());
        }
        if (raw.size() > max) {
            errors.add(new FieldError(field, FieldError.Code.TOO_MANY, Map.of("max", max)));
            return new Checked<>(null);
        }
        var parsed = new ArrayList<T>(raw.size());
        var index = 0;
        for (var entry : raw) {
            var name = field + "[" + index++ + "]";
            if (entry == null) {
                errors.add(new FieldError(name, FieldError.Code.REQUIRED));
                continue;
            }
            var value = parse(name, entry, parse);
            if (value != null) {
                parsed.add(value);
            }
        }
        if (Set.copyOf(parsed).size() < parsed.size()) {
            errors.add(new FieldError(field, FieldError.Code.DUPLICATE));
        }
        return new Checked<>(List.copyOf(parsed));
    }

    /// Adds a reason that no single parser can see, such as one that compares two fields.
    public Validation refuseIf(boolean wrong, String field, FieldError.Code code) {
        if (wrong) {
            errors.add(new FieldError(field, code));
        }
        return this;
    }

    /// Whether nothing was found wrong so far, so that a check over several values may look at
    /// them.
    public boolean isClean() {
        return errors.isEmpty();
    }

    /// Builds the result when nothing was wrong.
    ///
    /// @throws Refused with [CommonRefusal.InvalidInput] and everything that was wrong
    public <T> T result(Supplier<T> build) {
        if (!errors.isEmpty()) {
            throw new Refused(new CommonRefusal.InvalidInput(errors));
        }
        return build.get();
    }

    /// Refuses one field at once.
    public static Refused refused(String field, FieldError.Code code) {
        return new Refused(new CommonRefusal.InvalidInput(List.of(new FieldError(field, code))));
    }

    /// Refuses one field at once, with what its message needs.
    public static Refused refused(String field, FieldError.Code code, Map<String, Object> facts) {
        return new Refused(
                new CommonRefusal.InvalidInput(List.of(new FieldError(field, code, facts))));
    }

    private <R, T> @Nullable T parse(String field, R raw, Function<? super R, ? extends T> parse) {
        try {
            return parse.apply(raw);
        } catch (InvalidValue invalid) {
            errors.add(new FieldError(field, invalid.code(), invalid.facts()));
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof CommonRefusal.InvalidInput(var nested))) {
                throw refused;
            }
            for (var error : nested) {
                errors.add(
                        new FieldError(field + "." + error.field(), error.code(), error.facts()));
            }
        }
        return null;
    }

    /// The outcome of reading one field. Its value may be asked for in [Validation#result] only.
    public static final class Checked<T> {
        private final @Nullable T value;

        private Checked(@Nullable T value) {
            this.value = value;
        }

        /// The value that was read.
        ///
        /// @throws IllegalStateException when the field was refused, which `result` has then
        ///   reported before
        public T get() {
            if (value == null) {
                throw new IllegalStateException("A refused field was read");
            }
            return value;
        }

        /// The value that was read, or null where an optional field was absent.
        public @Nullable T orNull() {
            return value;
        }

        /// The value that was read, or another where an optional field was absent.
        public T or(T absent) {
            return value == null ? absent : value;
        }
    }
}
