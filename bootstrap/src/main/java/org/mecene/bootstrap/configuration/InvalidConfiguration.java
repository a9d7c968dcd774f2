package org.mecene.bootstrap.configuration;

import java.util.List;

/// The settings cannot be used. Says everything that is wrong at once.
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    InvalidConfiguration(List<String> errors) {
        super(String.join("\n", errors), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /// One sentence for each thing that is wrong; none holds a value.
    public List<String> errors() {
        return errors;
    }
}
