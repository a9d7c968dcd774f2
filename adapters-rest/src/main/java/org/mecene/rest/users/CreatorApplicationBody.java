package org.mecene.rest.users;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.CreatorApplication;

record CreatorApplicationBody(@Nullable String motivation, @Nullable List<String> links) {
    record Read(String motivation, List<String> links) {}

    Read read() {
        var check = new Validation();
        var why =
                check.required(
                        "motivation", motivation, Text.body(1, CreatorApplication.MAX_MOTIVATION));
        var urls = check.list("links", links, CreatorApplication.MAX_LINKS, WebLink::parse);
        return check.result(() -> new Read(why.get(), urls.get()));
    }
}
