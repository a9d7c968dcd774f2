package org.mecene.application.payments;

/// A notice speaks of something that is not in our books yet. It may come a moment later, so the
/// notice is tried again (rules.md W5).
public final class UnknownYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownYet(String what) {
        super(what + " is not known yet");
    }
}
