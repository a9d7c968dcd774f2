package org.mecene.persistence.subscriptions;

import org.mecene.domain.subscriptions.TrialsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiTrialsTest extends RealDatabase implements TrialsContract {}
