/// Who may call which route. Every resource method says so with [Access], and the server does not
/// start when one does not.
@NullMarked
package org.mecene.rest.security;

import org.jspecify.annotations.NullMarked;
