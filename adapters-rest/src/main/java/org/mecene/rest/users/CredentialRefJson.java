package org.mecene.rest.users;

/// Which key is meant, as browsers are told.
///
/// @param id in unpadded base64url
record CredentialRefJson(String type, String id) {
    static CredentialRefJson of(String credential) {
        return new CredentialRefJson(KeyKindJson.PUBLIC_KEY, credential);
    }
}
