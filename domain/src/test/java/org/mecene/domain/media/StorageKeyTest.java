package org.mecene.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;

@Rule("K6")
final class StorageKeyTest {
    @ParameterizedTest
    @EnumSource
    void is_made_of_an_id_and_a_form(Variant variant) {
        var id = new MediaId(new SequentialIds().next());

        assertThat(StorageKey.of(id, variant).value())
                .isEqualTo("media/" + id + "/" + variant.wire());
        assertThat(Variant.ofWire(variant.wire())).isEqualTo(variant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "media/../../etc/passwd",
                "media/019c9c37-d0fb-7abc-8000-00000000000f/../x",
                "media/019c9c37-d0fb-7abc-8000-00000000000f/",
                "/media/019c9c37-d0fb-7abc-8000-00000000000f/large",
                "media/019c9c37-d0fb-7abc-8000-00000000000f/large\n",
                "media/019C9C37-D0FB-7ABC-8000-00000000000F/large"
            })
    void takes_no_word_of_a_client(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StorageKey(value));
    }
}
