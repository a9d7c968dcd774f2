package org.mecene.rest.payments;

import java.time.Instant;
import org.mecene.domain.payments.NoticeInbox;

/// @param failure why it could not be applied
record FailedNoticeJson(
        String id,
        String provider,
        String ref,
        String kind,
        String status,
        Instant receivedAt,
        String failure) {
    static final String FAILED = "failed";

    static FailedNoticeJson of(NoticeInbox.Failed notice) {
        return new FailedNoticeJson(
                notice.id().toString(),
                notice.provider(),
                notice.ref(),
                notice.kind(),
                FAILED,
                notice.receivedAt(),
                notice.failure());
    }
}
