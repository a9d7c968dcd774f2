package org.mecene.persistence.funding;

import org.mecene.domain.funding.CampaignListContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiCampaignListTest extends RealDatabase implements CampaignListContract {}
