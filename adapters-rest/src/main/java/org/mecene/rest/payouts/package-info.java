/// Being paid, over HTTP: the account, payouts, and an administrator's word on them. What moves
/// money out, or decides where it goes, asks for a fresh proof of who the caller is.
@NullMarked
package org.mecene.rest.payouts;

import org.jspecify.annotations.NullMarked;
