package org.mecene.application.payments;

import java.util.List;

/// A part of the books that another context holds against the provider's own list.
public interface BookComparison {
    /// What does not add up, in plain words; about as many as asked for, when there are more.
    List<String> differences(int most);

    /// Sets right what can be.
    ///
    /// @return how many things were out of step
    long repair();
}
