package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.PersonalRecords.Kind;

/// What every [PersonalRecords] promises.
public interface PersonalRecordsContract extends Fixture {
    PersonalRecords records();

    /// Has a person follow somebody.
    void follows(User person, User creator);

    @ParameterizedTest
    @EnumSource
    default void can_be_asked_for_every_kind(Kind kind) {
        var person = has(aUser());

        assertThat(records().read(person.id(), kind, new UUID(-1, -1), 10)).isEmpty();
    }

    @Test
    @Rule("G4")
    default void reads_on_from_page_to_page_and_only_what_is_the_persons() {
        var person = has(aUser());
        var another = has(aUser());
        var followed = List.of(has(aUser()), has(aUser()), has(aUser()));
        followed.forEach(creator -> follows(person, creator));
        follows(another, followed.getFirst());
        follows(another, person);

        var read = new ArrayList<UUID>();
        @Nullable UUID after = null;
        for (var page = records().read(person.id(), Kind.FOLLOWS, after, 2); !page.isEmpty(); ) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(entry -> read.add(entry.key()));
            after = page.getLast().key();
            page = records().read(person.id(), Kind.FOLLOWS, after, 2);
        }

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        followed.stream().map(user -> user.id().value()).toList());
    }
}
