/// Campaigns and the donations to them. A campaign's total is derived from what was paid, and only
/// from that (rules.md C1, C7).
@NullMarked
package org.mecene.domain.funding;

import org.jspecify.annotations.NullMarked;
