package org.mecene.domain.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mecene.domain.change.Change;
import org.mecene.domain.refusal.CommonRefusal.InvalidInput;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.text.Text;

final class ValidationTest {
    private final Validation validation = new Validation();

    @Test
    void builds_the_result_when_nothing_is_wrong() {
        var name = validation.required("name", " Awa ", Text.line(1, 9));
        var bio = validation.optional("bio", null, Text.line(1, 9));

        var result = validation.result(() -> name.get() + bio.or("-") + bio.orNull());

        assertThat(result).isEqualTo("Awa-null");
        assertThat(validation.isClean()).isTrue();
    }

    @Test
    void names_everything_that_is_wrong_at_once() {
        validation.required("name", null, Text.line(1, 9));
        validation.required("title", "x".repeat(10), Text.line(1, 9));
        validation.optional("bio", "\u0000", Text.line(1, 9));
        validation.refuseIf(true, "endsAt", Code.IN_THE_PAST).refuseIf(false, "x", Code.INVALID);

        assertThat(errors())
                .containsExactly(
                        new FieldError("name", Code.REQUIRED),
                        new FieldError("title", Code.TOO_LONG, Map.of("max", 9)),
                        new FieldError("bio", Code.CONTROL_CHARACTERS),
                        new FieldError("endsAt", Code.IN_THE_PAST));
        assertThat(validation.isClean()).isFalse();
    }

    @Test
    void lets_nobody_read_a_field_that_was_refused() {
        var name = validation.required("name", null, Text.line(1, 9));

        assertThatIllegalStateException().isThrownBy(name::get);
    }

    @Test
    void reads_a_partial_update() {
        var kept = validation.change("a", Change.<String>keep(), false, Text.line(1, 9));
        var cleared = validation.change("b", Change.<String>clear(), true, Text.line(1, 9));
        var set = validation.change("c", Change.to(" x "), false, Text.line(1, 9));

        assertThat(kept.get()).isEqualTo(Change.keep());
        assertThat(cleared.get()).isEqualTo(Change.clear());
        assertThat(set.get()).isEqualTo(Change.to("x"));
        assertThat(validation.isClean()).isTrue();
    }

    @Test
    void refuses_to_clear_what_must_be_there() {
        validation.change("name", Change.<String>clear(), false, Text.line(1, 9));
        validation.change("bio", Change.to("x".repeat(10)), true, Text.line(1, 9));

        assertThat(errors())
                .containsExactly(
                        new FieldError("name", Code.REQUIRED),
                        new FieldError("bio", Code.TOO_LONG, Map.of("max", 9)));
    }

    @Test
    void reads_a_list() {
        var tags = validation.list("tags", List.of(" a ", "b"), 2, Text.line(1, 9));
        var none = validation.list("none", null, 2, Text.line(1, 9));

        assertThat(tags.get()).containsExactly("a", "b");
        assertThat(none.get()).isEmpty();
        assertThat(validation.optional("bio", "x", Text.line(1, 9)).orNull()).isEqualTo("x");
    }

    @Test
    void names_the_entries_of_a_list_that_are_wrong() {
        var raw = new ArrayList<>(Arrays.asList("a", null, "", "a "));
        validation.list("tags", raw, 9, Text.line(1, 9));
        var many = validation.list("many", List.of("a", "b", "c"), 2, Text.line(1, 9));

        assertThatIllegalStateException().isThrownBy(many::get);
        assertThat(errors())
                .containsExactly(
                        new FieldError("tags[1]", Code.REQUIRED),
                        new FieldError("tags[2]", Code.REQUIRED),
                        new FieldError("tags", Code.DUPLICATE),
                        new FieldError("many", Code.TOO_MANY, Map.of("max", 2)));
    }

    @Test
    void puts_the_path_before_what_a_part_found_wrong() {
        validation.required(
                "goal",
                "x",
                _ -> {
                    throw Validation.refused("currency", Code.UNSUPPORTED, Map.of("code", "x"));
                });

        assertThat(errors())
                .containsExactly(
                        new FieldError("goal.currency", Code.UNSUPPORTED, Map.of("code", "x")));
    }

    @Test
    void passes_on_every_other_refusal() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        validation.required(
                                "goal",
                                "x",
                                _ -> {
                                    throw CommonRefusal.notPermitted();
                                }))
                .extracting(Refused::refusal)
                .isEqualTo(new NotPermitted());
    }

    @Test
    void refuses_one_field_at_once() {
        assertThat(
                        refusalOf(() -> {
                            throw Validation.refused("name", Code.DUPLICATE);
                        }))
                .isEqualTo(new InvalidInput(List.of(new FieldError("name", Code.DUPLICATE))));
    }

    private List<FieldError> errors() {
        return refusalOf(() -> validation.result(() -> "built")) instanceof InvalidInput(var errors)
                ? errors
                : List.of();
    }
}
