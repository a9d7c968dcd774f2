package org.mecene.persistence.platform;

import org.mecene.domain.platform.AuditLogContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiAuditLogTest extends RealDatabase implements AuditLogContract {}
