package org.mecene.persistence.users;

import org.mecene.domain.users.SocialSignInsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSocialSignInsTest extends RealDatabase implements SocialSignInsContract {}
