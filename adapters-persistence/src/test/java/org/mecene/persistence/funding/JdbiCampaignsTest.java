package org.mecene.persistence.funding;

import org.mecene.domain.funding.CampaignsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiCampaignsTest extends RealDatabase implements CampaignsContract {}
