package org.mecene.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// Reads a list page by page, as a client does.
public final class Walk {
    private static final int MOST_PAGES = 1_000;

    private Walk() {}

    /// All entries of a list. No page but the last may be short (rules.md K11), and the last one
    /// says that it is.
    public static <T> List<T> through(int limit, Function<PageRequest, Page<T>> list) {
        var all = new ArrayList<T>();
        var page = list.apply(PageRequest.first(limit));
        for (var count = 1; page.next() != null; count++) {
            assertThat(count).as("pages").isLessThan(MOST_PAGES);
            assertThat(page.items()).as("a page that is not the last").hasSize(limit);
            all.addAll(page.items());
            page = list.apply(new PageRequest(limit, page.next()));
        }
        assertThat(page.items()).as("the last page").hasSizeLessThanOrEqualTo(limit);
        all.addAll(page.items());
        return all;
    }

    /// Shows that a list gives the same entries in the same order however it is cut, that a page
    /// which ends exactly with the list is known to be the last, and that what is added before it
    /// moves nothing in the part that is still to be read.
    ///
    /// @param expected at least two entries, in the list's order
    /// @param identity what an entry is known by
    /// @param addBefore adds an entry that sorts before all others
    public static <T, K> void holds(
            List<K> expected,
            Function<T, K> identity,
            Function<PageRequest, Page<T>> list,
            Runnable addBefore) {
        for (var limit : List.of(1, 2, expected.size(), PageRequest.MAX_LIMIT)) {
            assertThat(through(limit, list))
                    .as("in pages of %d", limit)
                    .extracting(identity::apply)
                    .containsExactlyElementsOf(expected);
        }
        var first = list.apply(PageRequest.first(1));
        addBefore.run();
        var rest = list.apply(new PageRequest(PageRequest.MAX_LIMIT, first.next()));
        assertThat(rest.items())
                .as("the rest, read after something was added before it")
                .extracting(identity::apply)
                .containsExactlyElementsOf(expected.subList(1, expected.size()));
    }
}
