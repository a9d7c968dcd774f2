package org.mecene.persistence.users;

import org.mecene.domain.users.SocialIdentitiesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSocialIdentitiesTest extends RealDatabase implements SocialIdentitiesContract {}
