package org.mecene.application.payments;

/// A notice says something that cannot be true by our books, such as another amount than was asked
/// for. Nothing is credited; somebody has to look (rules.md W8).
public final class NoticeContradicts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /// @param what the contradiction, in ids and amounts
    public NoticeContradicts(String what) {
        super(what);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
