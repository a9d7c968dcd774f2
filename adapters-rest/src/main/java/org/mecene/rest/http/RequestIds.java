package org.mecene.rest.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.time.Ids;

/// Names requests. A client's own name is kept when it is well-formed, so that nothing that a
/// client writes can break a line of the log.
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Ids ids;

    public RequestIds(Ids ids) {
        this.ids = ids;
    }

    public String of(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches() ? sent : ids.next().toString();
    }
}
