package org.mecene.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement as an adapter sent it to the driver.
record Statement(String sql, List<@Nullable Object> values) {}
