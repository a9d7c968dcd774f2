package org.mecene.rest.users;

import org.mecene.application.users.Profiles;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.Language;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.User;
import org.mecene.rest.json.Patches;

record ProfilePatch(
        Change<String> displayName,
        Change<String> handle,
        Change<String> bio,
        Change<String> avatarMediaId,
        Change<String> locale,
        Change<String> country) {
    Profiles.Command toCommand() {
        var check = new Validation();
        var name =
                check.change(
                        "displayName",
                        displayName,
                        false,
                        Text.line(1, User.Profile.MAX_DISPLAY_NAME));
        var newHandle = check.change("handle", handle, false, Handle::parse);
        var newBio =
                check.change(
                        "bio", Patches.emptyClears(bio), true, Text.body(1, User.Profile.MAX_BIO));
        var avatar =
                check.change(
                        "avatarMediaId", avatarMediaId, true, id -> Id.parse(id, MediaId::new));
        var language = check.change("locale", locale, true, Language::parse);
        var newCountry = check.change("country", country, true, Country::parse);
        return check.result(() ->
                new Profiles.Command(
                        name.get(),
                        newHandle.get(),
                        newBio.get(),
                        avatar.get(),
                        language.get(),
                        newCountry.get()));
    }
}
