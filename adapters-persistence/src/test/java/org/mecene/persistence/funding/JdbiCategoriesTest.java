package org.mecene.persistence.funding;

import org.mecene.domain.funding.CategoriesContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiCategoriesTest extends RealDatabase implements CategoriesContract {}
