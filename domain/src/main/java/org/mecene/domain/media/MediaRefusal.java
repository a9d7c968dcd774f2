package org.mecene.domain.media;

import org.mecene.domain.refusal.Refusal;

public sealed interface MediaRefusal extends Refusal {
    /// The content is of no type that is taken: a program, a page, a drawing with scripts, or
    /// something unknown.
    record UnsupportedType(String found) implements MediaRefusal {}

    /// The content is not what the client says it is.
    record TypeMismatch(String declared, String found) implements MediaRefusal {}

    record TooLarge(long maxBytes) implements MediaRefusal {}

    /// The image unfolds to more pixels than the server is ready to hold.
    record TooManyPixels(long maxPixels) implements MediaRefusal {}

    /// The content cannot be read as what it claims to be, or is empty.
    record Unreadable() implements MediaRefusal {}

    /// Something still shows this file.
    record InUse() implements MediaRefusal {}
}
