package org.mecene.persistence.funding;

import org.mecene.domain.funding.DonationsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiDonationsTest extends RealDatabase implements DonationsContract {}
