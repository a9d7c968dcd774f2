package org.mecene.rest.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentKind;

/// A document in what it is about.
///
/// @param url of the file, below the public URL of the server
public record IssuedJson(String number, String kind, Instant issuedAt, String url) {
    /// The receipt or the invoice among the documents of a payment; null before it is issued.
    public static @Nullable IssuedJson original(List<Document> documents) {
        return documents.stream()
                .filter(document -> document.kind().isOriginal())
                .findFirst()
                .map(IssuedJson::of)
                .orElse(null);
    }

    /// The credit note about a refund; null before it is issued.
    public static @Nullable IssuedJson creditNote(List<Document> documents, UUID refund) {
        return documents.stream()
                .filter(document -> document.isAbout(refund, DocumentKind.CREDIT_NOTE))
                .findFirst()
                .map(IssuedJson::of)
                .orElse(null);
    }

    private static IssuedJson of(Document document) {
        return new IssuedJson(
                document.number().toString(),
                document.kind().wire(),
                document.issuedAt(),
                url(document));
    }

    static String url(Document document) {
        return document.kind().isOriginal()
                ? "/api/me/payments/" + document.payment() + "/receipt"
                : "/api/me/receipts/" + document.id();
    }
}
