package org.mecene.rest.funding;

import org.mecene.application.funding.ManageCategories;
import org.mecene.domain.change.Change;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Validation;

record CategoryPatch(Change<NamesPatch> name, Change<String> slug) {
    record NamesPatch(Change<String> fr, Change<String> en) {
        static final NamesPatch NONE = new NamesPatch(Change.keep(), Change.keep());
    }

    ManageCategories.Edit toEdit() {
        var check = new Validation();
        check.refuseIf(name instanceof Change.Clear<NamesPatch>, "name", FieldError.Code.REQUIRED);
        var names = name.over(NamesPatch.NONE, NamesPatch.NONE);
        var path = check.change("slug", slug, false, Slug::parse);
        var english = check.change("name.en", names.en(), false, CategoryBody.NAME);
        var french = check.change("name.fr", names.fr(), false, CategoryBody.NAME);
        return check.result(
                () -> new ManageCategories.Edit(path.get(), english.get(), french.get()));
    }
}
