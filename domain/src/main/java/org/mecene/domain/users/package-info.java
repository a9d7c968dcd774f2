/// People: accounts, sign-in, sessions and the way to become a creator. An account begins to exist
/// when its address was verified; whether an address has an account is never told (rules.md I4).
@NullMarked
package org.mecene.domain.users;

import org.jspecify.annotations.NullMarked;
