package org.mecene.rest.paging;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.rest.http.Parameters;
import org.mecene.rest.problem.Problem;
import org.mecene.rest.problem.ProblemCode;

/// The paging of one request: `limit` and `cursor` as they were sent.
public final class Paging {
    private static final int MOST_DIGITS = 9;

    private final SignedCursors cursors;
    private final @Nullable String limit;
    private final @Nullable String cursor;

    public Paging(SignedCursors cursors, @Nullable String limit, @Nullable String cursor) {
        this.cursors = cursors;
        this.limit = limit;
        this.cursor = cursor;
    }

    /// The part of a list that is asked for.
    ///
    /// @param list names the list and its filter; two lists that may hold different things have
    ///   different names
    /// @throws org.mecene.rest.problem.HttpProblem 400 for a limit that is none, or a cursor that
    ///   was not made here for this list
    public Part of(String list) {
        var entries = Parameters.or("limit", limit, Paging::limit, PageRequest.DEFAULT_LIMIT);
        if (cursor == null || cursor.isEmpty()) {
            return new Part(PageRequest.first(entries), list);
        }
        var after = cursors.read(cursor, list);
        if (after == null) {
            throw Problem.of(ProblemCode.INVALID_CURSOR, "cursor", FieldError.Code.INVALID)
                    .toException();
        }
        return new Part(new PageRequest(entries, after), list);
    }

    private static Integer limit(String text) {
        var isNumber =
                text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        var number = isNumber ? Integer.parseInt(text) : 0;
        if (number < 1 || number > PageRequest.MAX_LIMIT) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return number;
    }

    /// A part of one list.
    public final class Part {
        private final PageRequest request;
        private final String list;

        private Part(PageRequest request, String list) {
            this.request = request;
            this.list = list;
        }

        public PageRequest request() {
            return request;
        }

        public <T, R> PageJson<R> answer(Page<T> page, Function<T, R> json) {
            var next = page.next();
            return new PageJson<>(
                    page.items().stream().map(json).toList(),
                    next == null ? null : cursors.write(next, list));
        }
    }
}
