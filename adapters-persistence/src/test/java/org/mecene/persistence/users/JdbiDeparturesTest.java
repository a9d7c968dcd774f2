package org.mecene.persistence.users;

import org.mecene.domain.users.DeparturesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiDeparturesTest extends RealDatabase implements DeparturesContract {}
