package org.mecene.rest.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mecene.application.content.WritePosts;
import org.mecene.domain.change.Change;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.Id;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.text.Text;
import org.mecene.rest.http.Moments;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.json.Patches;

record PostPatch(
        Change<String> title,
        Change<String> body,
        Change<String> teaser,
        Change<String> visibility,
        Change<List<String>> tierIds,
        Change<List<String>> mediaIds,
        Change<List<String>> tags,
        Change<String> publishAt,
        Change<Boolean> commentsEnabled) {
    WritePosts.Edit toEdit() {
        var check = new Validation();
        var heading =
                check.change(
                        "title", Patches.emptyClears(title), true, Text.line(1, Post.MAX_TITLE));
        var words = check.change("body", body, false, Text.body(1, Post.MAX_BODY));
        var hint =
                check.change(
                        "teaser", Patches.emptyClears(teaser), true, Text.body(1, Post.MAX_TEASER));
        var forWhom =
                check.change("visibility", visibility, false, Parameters.oneOf(Visibility.class));
        var tiers =
                Patches.list(
                        check, "tierIds", tierIds, Post.MAX_TIERS, id -> Id.parse(id, TierId::new));
        var media =
                Patches.list(
                        check,
                        "mediaIds",
                        mediaIds,
                        Post.MAX_MEDIA,
                        id -> Id.parse(id, MediaId::new));
        var labels = Patches.list(check, "tags", tags, Post.MAX_TAGS, Tag::parse);
        var when = check.change("publishAt", publishAt, false, Moments::instant);
        var comments = check.change("commentsEnabled", commentsEnabled, true, Function.identity());
        return check.result(() ->
                new WritePosts.Edit(
                        heading.get(),
                        words.get(),
                        hint.get(),
                        forWhom.get(),
                        asSet(tiers),
                        media,
                        labels,
                        comments.get(),
                        when.get()));
    }

    private static <T> Change<Set<T>> asSet(Change<List<T>> change) {
        return switch (change) {
            case Change.Keep<List<T>>() -> Change.keep();
            case Change.Clear<List<T>>() -> Change.clear();
            case Change.To<List<T>>(var list) -> Change.to(new LinkedHashSet<>(list));
        };
    }
}
