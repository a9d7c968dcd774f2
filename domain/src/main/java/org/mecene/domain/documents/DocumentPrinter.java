package org.mecene.domain.documents;

import org.mecene.domain.text.Bytes;

/// Gives documents their form.
public interface DocumentPrinter {
    /// The PDF of a sheet, of one page. The same sheet gives the same bytes. Whatever people typed
    /// is text there: it is cut where it is too long for its place, a letter that cannot be printed
    /// is replaced by a sign that shows, and nothing that people type makes this fail.
    Bytes print(Sheet sheet);
}
