package org.mecene.rest.social;

import org.mecene.domain.change.Change;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.social.Comment;
import org.mecene.domain.text.Text;

record CommentPatch(Change<String> body) {
    /// The new words, which are all that there is to change.
    String words() {
        var check = new Validation();
        var words = check.change("body", body, false, Text.body(1, Comment.MAX_BODY));
        check.refuseIf(body.isKeep(), "body", FieldError.Code.REQUIRED);
        return check.result(() -> words.get().over("", ""));
    }
}
