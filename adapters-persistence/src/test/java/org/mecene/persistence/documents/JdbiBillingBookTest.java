package org.mecene.persistence.documents;

import org.mecene.domain.documents.BillingBookContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiBillingBookTest extends RealDatabase implements BillingBookContract {}
