package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;

/// @param returnTo where the browser goes in the end
record LinkingBody(@Nullable String returnTo) {}
