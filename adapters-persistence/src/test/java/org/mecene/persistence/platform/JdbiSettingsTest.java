package org.mecene.persistence.platform;

import org.mecene.domain.platform.SettingsStoreContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiSettingsTest extends RealDatabase implements SettingsStoreContract {}
