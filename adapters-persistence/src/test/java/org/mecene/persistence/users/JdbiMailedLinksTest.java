package org.mecene.persistence.users;

import org.mecene.domain.users.MailedLinksContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiMailedLinksTest extends RealDatabase implements MailedLinksContract {}
