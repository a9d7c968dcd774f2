package org.mecene.rest.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/// Says who may call a resource method. The use case behind it checks the caller's right to the
/// thing itself; this is the gate before it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {
    Who value();

    enum Who {
        /// Everybody; a token is not even looked at.
        PUBLIC,
        /// Everybody; whoever shows a token must show a good one, and sees what is theirs.
        ANYONE,
        /// Whoever is signed in.
        CALLER,
        CREATOR,
        /// Moderators and administrators.
        MODERATOR,
        ADMIN,
        /// The payment provider, known by its signature, which the use case checks.
        PROVIDER;

        /// The name in the published contract.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
