/// Campaigns and donations over HTTP. Who gave an anonymous donation is asked of the one rule that
/// knows, for every donation that is rendered (rules.md C17).
@NullMarked
package org.mecene.rest.funding;

import org.jspecify.annotations.NullMarked;
