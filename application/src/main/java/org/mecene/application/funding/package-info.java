/// Campaigns from draft to verdict, and the donations to them.
@NullMarked
package org.mecene.application.funding;

import org.jspecify.annotations.NullMarked;
