package org.mecene.domain.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where something that is done comes from.
///
/// @param place the network of the caller, such as `192.0.2.0/24`: less than an address; null when
///   it did not come over the network
/// @param device what the client says of itself, such as `Firefox, Linux`; no proof of anything
public record Origin(Via via, @Nullable String place, @Nullable String device) {
    /// Jobs, and what follows from what others did.
    public static final Origin SERVER = new Origin(Via.SERVER, null, null);

    /// Whoever runs the server: its commands and its settings.
    public static final Origin OPERATOR = new Origin(Via.OPERATOR, null, null);

    public static Origin client(String place, String device) {
        return new Origin(Via.CLIENT, place, device);
    }

    /// The way in.
    public enum Via {
        CLIENT,
        OPERATOR,
        SERVER;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
