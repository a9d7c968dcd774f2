package org.mecene.rest.users;

/// For whom a passkey is.
///
/// @param id a domain
record RelyingPartyJson(String id, String name) {}
