package org.mecene.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class PostTest {
    private static final Instant NOW = TestClock.START;
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Post.Draft OTHER = aPost().saying("Autre").draft();

    private final SequentialIds ids = new SequentialIds();

    @Test
    void is_visible_at_once_or_when_it_is_planned() {
        assertThat(published(null).publishedAt()).isEqualTo(NOW);
        assertThat(published(LATER).publishedAt()).isEqualTo(LATER);
        assertThat(published(LATER).isVisibleAt(NOW)).isFalse();
        assertThat(published(LATER).isVisibleAt(LATER)).isTrue();
    }

    @Test
    void is_never_published_in_the_past() {
        assertThat(published(NOW.minusSeconds(60)).publishedAt()).isEqualTo(NOW);
    }

    @Test
    void tells_that_it_was_edited_when_others_could_see_it() {
        var edited = published(null).edited(OTHER, null, LATER);

        assertThat(edited.draft()).isEqualTo(OTHER);
        assertThat(edited.editedAt()).isEqualTo(LATER);
        assertThat(edited.publishedAt()).isEqualTo(NOW);
    }

    @Test
    void keeps_its_date_once_others_could_see_it() {
        var edited = published(null).edited(OTHER, LATER.plusSeconds(60), LATER);

        assertThat(edited.publishedAt()).isEqualTo(NOW);
    }

    @Test
    void is_edited_silently_while_it_is_planned() {
        var edited = published(LATER).edited(OTHER, null, NOW);

        assertThat(edited.editedAt()).isNull();
        assertThat(edited.publishedAt()).isEqualTo(LATER);
    }

    @Test
    void can_be_planned_anew_but_not_into_the_past() {
        var planned = published(LATER);

        assertThat(planned.edited(OTHER, LATER.plusSeconds(9), NOW).publishedAt())
                .isEqualTo(LATER.plusSeconds(9));
        assertThat(planned.edited(OTHER, NOW.minusSeconds(60), NOW).publishedAt()).isEqualTo(NOW);
    }

    private Post published(@Nullable Instant publishAt) {
        return Post.publish(
                new PostId(ids.next()), new UserId(ids.next()), aPost().draft(), publishAt, NOW);
    }
}
