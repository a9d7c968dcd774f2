package org.mecene.rest.funding;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;

record CategoryBody(@Nullable NamesBody name, @Nullable String slug) {
    static final Function<String, String> NAME = Text.line(1, Category.MAX_NAME);

    record NamesBody(@Nullable String fr, @Nullable String en) {
        Names read() {
            var check = new Validation();
            var french = check.required("fr", fr, NAME);
            var english = check.required("en", en, NAME);
            return check.result(() -> new Names(french.get(), english.get()));
        }
    }

    record Names(String fr, String en) {}

    record Read(Slug slug, Names names) {}

    Read read() {
        var check = new Validation();
        var names = check.required("name", name, NamesBody::read);
        var path = check.required("slug", slug, Slug::parse);
        return check.result(() -> new Read(path.get(), names.get()));
    }
}
