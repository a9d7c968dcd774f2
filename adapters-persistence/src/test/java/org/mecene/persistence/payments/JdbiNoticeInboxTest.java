package org.mecene.persistence.payments;

import org.mecene.domain.payments.NoticeInboxContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiNoticeInboxTest extends RealDatabase implements NoticeInboxContract {}
