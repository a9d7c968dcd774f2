package org.mecene.rest.social;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.social.Comment;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.text.Text;

record CommentBody(@Nullable String body, @Nullable String parentId) {
    record Read(String body, @Nullable CommentId parent) {}

    Read read() {
        var check = new Validation();
        var words = check.required("body", body, Text.body(1, Comment.MAX_BODY));
        var parent = check.optional("parentId", parentId, id -> Id.parse(id, CommentId::new));
        return check.result(() -> new Read(words.get(), parent.orNull()));
    }
}
