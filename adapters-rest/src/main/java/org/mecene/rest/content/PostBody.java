package org.mecene.rest.content;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.Id;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.text.Text;
import org.mecene.rest.http.Moments;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.json.Texts;

record PostBody(
        @Nullable String title,
        @Nullable String body,
        @Nullable String teaser,
        @Nullable String visibility,
        @Nullable List<String> tierIds,
        @Nullable List<String> mediaIds,
        @Nullable List<String> tags,
        @Nullable String publishAt,
        @Nullable Boolean commentsEnabled) {
    /// @param publishAt null for at once
    record Read(Post.Draft draft, @Nullable Instant publishAt) {}

    Read read() {
        var check = new Validation();
        var heading = check.optional("title", Texts.orNull(title), Text.line(1, Post.MAX_TITLE));
        var words = check.required("body", body, Text.body(1, Post.MAX_BODY));
        var hint = check.optional("teaser", Texts.orNull(teaser), Text.body(1, Post.MAX_TEASER));
        var forWhom = check.required("visibility", visibility, Parameters.oneOf(Visibility.class));
        var tiers = check.list("tierIds", tierIds, Post.MAX_TIERS, id -> Id.parse(id, TierId::new));
        var media =
                check.list("mediaIds", mediaIds, Post.MAX_MEDIA, id -> Id.parse(id, MediaId::new));
        var labels = check.list("tags", tags, Post.MAX_TAGS, Tag::parse);
        var when = check.optional("publishAt", publishAt, Moments::instant);
        check.refuseIf(
                forWhom.orNull() == Visibility.PUBLIC && tierIds != null && !tierIds.isEmpty(),
                "tierIds",
                FieldError.Code.NOT_ALLOWED_HERE);
        return check.result(() ->
                new Read(
                        new Post.Draft(
                                heading.orNull(),
                                words.get(),
                                hint.orNull(),
                                forWhom.get(),
                                Set.copyOf(tiers.get()),
                                media.get(),
                                labels.get(),
                                commentsEnabled == null || commentsEnabled),
                        when.orNull()));
    }
}
