/// What people do with their accounts: sign up, sign in, show themselves, become creators.
@NullMarked
package org.mecene.application.users;

import org.jspecify.annotations.NullMarked;
