package org.mecene.rest.platform;

import java.time.Instant;
import org.mecene.domain.platform.FailedWork;

/// @param failure why the last attempt failed
record FailedWorkJson(String id, String kind, Instant since, String failure) {
    static FailedWorkJson of(FailedWork.Item item) {
        return new FailedWorkJson(item.id().toString(), item.kind(), item.since(), item.failure());
    }
}
