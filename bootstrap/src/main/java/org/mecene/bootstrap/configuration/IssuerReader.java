package org.mecene.bootstrap.configuration;

import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.documents.Party;

/// Reads who issues documents. It is printed on what is issued from now on.
final class IssuerReader {
    private final Settings settings;

    IssuerReader(Settings settings) {
        this.settings = settings;
    }

    /// @param site the name, unless another is given
    Party read(String site) {
        var name =
                settings.parsed(
                        "MECENE_ISSUER_NAME",
                        settings.text("MECENE_ISSUER_NAME", site),
                        BillingDetails::parseName,
                        "one line of at most " + BillingDetails.MAX_NAME + " characters");
        var address =
                settings.parsed(
                        "MECENE_ISSUER_ADDRESS",
                        settings.text("MECENE_ISSUER_ADDRESS"),
                        IssuerReader::address,
                        "of at most 6 lines, parted by |");
        var taxId =
                settings.parsed(
                        "MECENE_ISSUER_TAX_ID",
                        settings.text("MECENE_ISSUER_TAX_ID"),
                        BillingDetails::parseTaxId,
                        "one line of at most " + BillingDetails.MAX_TAX_ID + " characters");
        var details = new BillingDetails(name == null ? site : name, address, null, taxId);
        return details.toParty();
    }

    private static String address(String value) {
        return BillingDetails.parseAddress(value.replace('|', '\n'));
    }
}
