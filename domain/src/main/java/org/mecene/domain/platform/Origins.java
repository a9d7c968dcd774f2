package org.mecene.domain.platform;

import java.util.function.Supplier;

/// Knows where the work of the present thread comes from. Whoever lets work in says so, once, and
/// what is written down far below finds it: use cases need not hand it on.
public final class Origins {
    private final ScopedValue<Origin> current = ScopedValue.newInstance();

    /// [Origin#SERVER] where nobody said anything.
    public Origin current() {
        return current.orElse(Origin.SERVER);
    }

    /// Runs work that comes from somewhere. Threads that it starts do not know.
    public void during(Origin origin, Runnable work) {
        ScopedValue.where(current, origin).run(work);
    }

    /// Like the other one, for work with a result.
    public <T> T call(Origin origin, Supplier<T> work) {
        return ScopedValue.where(current, origin).call(work::get);
    }
}
