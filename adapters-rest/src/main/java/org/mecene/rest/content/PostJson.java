package org.mecene.rest.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.content.PostView;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostCard.Reading;
import org.mecene.domain.content.Tag;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.Single;
import org.mecene.rest.media.MediaJson;
import org.mecene.rest.users.PersonJson;

/// A post as one viewer sees it.
///
/// @param body null when it is locked
/// @param lockedReason why it is locked; null when it is not
/// @param teaser what those read who may not read the body: the author's words, or ours
/// @param editedAt null when it is locked, because an edit of what is hidden is hidden too
public record PostJson(
        String id,
        PersonJson creator,
        @Nullable String title,
        @Nullable String body,
        String visibility,
        List<String> tierIds,
        boolean locked,
        @Nullable String lockedReason,
        @Nullable String teaser,
        List<MediaJson> media,
        List<String> tags,
        boolean commentsEnabled,
        long likeCount,
        long commentCount,
        boolean likedByMe,
        Instant publishedAt,
        @Nullable Instant editedAt) {
    private static final String SUBSCRIPTION_REQUIRED = "subscription_required";
    private static final String TIER_REQUIRED = "tier_required";

    static PostJson of(PostView view, Language language) {
        return switch (view.card().reading()) {
            case Reading.Open(var body) -> rendered(view, body, null, null);
            case Reading.Locked locked ->
                    rendered(
                            view,
                            null,
                            view.card().tiers().isEmpty() ? SUBSCRIPTION_REQUIRED : TIER_REQUIRED,
                            Teasers.of(locked, view.media().size(), language));
        };
    }

    /// One post with its entity tag. The tag of a locked one is the same for all versions of what
    /// is hidden: it knows neither its version nor how long the hidden words are.
    static Single<PostJson> single(PostView view, Language language) {
        var json = of(view, language);
        return switch (view.card().reading()) {
            case Reading.Open _ -> Single.of(json, view.card().version());
            case Reading.Locked(var teaser, _) ->
                    Single.hiding(json, rendered(view, null, json.lockedReason(), teaser));
        };
    }

    private static PostJson rendered(
            PostView view,
            @Nullable String body,
            @Nullable String lockedReason,
            @Nullable String teaser) {
        PostCard card = view.card();
        var isLocked = lockedReason != null;
        return new PostJson(
                card.id().toString(),
                PersonJson.of(card.creator(), view.avatar()),
                card.title(),
                body,
                card.visibility().wire(),
                card.tiers().stream().map(Object::toString).sorted().toList(),
                isLocked,
                lockedReason,
                teaser,
                view.media().stream().map(MediaJson::of).toList(),
                card.tags().stream().map(Tag::value).toList(),
                card.commentsEnabled(),
                card.likeCount(),
                card.commentCount(),
                card.likedByViewer(),
                card.publishedAt(),
                isLocked ? null : card.editedAt());
    }
}
