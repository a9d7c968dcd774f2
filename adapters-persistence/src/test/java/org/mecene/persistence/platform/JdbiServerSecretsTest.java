package org.mecene.persistence.platform;

import org.mecene.domain.platform.ServerSecretsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiServerSecretsTest extends RealDatabase implements ServerSecretsContract {}
