package org.mecene.persistence.payments;

import org.mecene.domain.payments.DeclinesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiDeclinesTest extends RealDatabase implements DeclinesContract {}
