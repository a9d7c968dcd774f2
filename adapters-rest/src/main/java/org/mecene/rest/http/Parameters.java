package org.mecene.rest.http;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Refused;
import org.mecene.rest.json.Texts;
import org.mecene.rest.problem.HttpProblem;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// Reads the parameters of queries: what cannot be read is answered 400 `invalid_parameter`, naming
/// the parameter. An empty one is absent.
public final class Parameters {
    private Parameters() {}

    public static <T> @Nullable T optional(
            String name, @Nullable String raw, Function<String, T> parse) {
        var given = Texts.orNull(raw);
        return given == null ? null : parsed(name, given, parse);
    }

    public static <T> T or(String name, @Nullable String raw, Function<String, T> parse, T absent) {
        var given = optional(name, raw, parse);
        return given == null ? absent : given;
    }

    /// Reads the name of a constant in lower case, such as `ending_soon`.
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> {
            for (var constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        };
    }

    public static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue(FieldError.Code.INVALID);
        };
    }

    /// A number that is not negative.
    public static Long count(String text) {
        try {
            var number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Answered below, like a negative one.
        }
        throw new InvalidValue(FieldError.Code.INVALID);
    }

    private static <T> T parsed(String name, String raw, Function<String, T> parse) {
        try {
            return parse.apply(raw);
        } catch (InvalidValue invalid) {
            throw problem(name, invalid.code());
        } catch (Refused refused) {
            if (refused.refusal() instanceof CommonRefusal.InvalidInput) {
                throw problem(name, FieldError.Code.INVALID);
            }
            throw refused;
        }
    }

    private static HttpProblem problem(String name, FieldError.Code code) {
        return Problem.of(ProblemCode.INVALID_PARAMETER, name, code).toException();
    }
}
