/// Accounts over HTTP: signing up and in, profiles, becoming a creator. Nobody's mail address is in
/// any answer but their own profile.
@NullMarked
package org.mecene.rest.users;

import org.jspecify.annotations.NullMarked;
