package org.mecene.rest.users;

import org.mecene.application.users.SetUpTotp;

/// @param secret in Base32, for those who type it
/// @param otpauthUri for a picture to scan
record TotpJson(String secret, String otpauthUri) {
    static TotpJson of(SetUpTotp.Begun begun) {
        return new TotpJson(begun.secret().base32(), begun.otpauthUri());
    }

    @Override
    public String toString() {
        return "TotpJson";
    }
}
