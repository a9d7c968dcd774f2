package org.mecene.rest.documents;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.mecene.application.documents.ReadDocuments.Printed;
import org.mecene.domain.identity.Language;
import org.mecene.rest.http.AskedLanguage;

/// How documents are answered as files. They name people, so no cache keeps them.
public final class DocumentFiles {
    private DocumentFiles() {}

    public static Response of(Printed printed) {
        return Response.ok(printed.pdf().toArray())
                .type("application/pdf")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.pdf\"".formatted(printed.number()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// The language to print in.
    ///
    /// @param languages as the client sent them
    public static Language language(@Nullable String languages) {
        return AskedLanguage.or(languages, Language.EN);
    }
}
