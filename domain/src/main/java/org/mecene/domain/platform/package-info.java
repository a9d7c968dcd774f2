/// What the server itself needs: settings, the audit log, repeated requests.
@NullMarked
package org.mecene.domain.platform;

import org.jspecify.annotations.NullMarked;
