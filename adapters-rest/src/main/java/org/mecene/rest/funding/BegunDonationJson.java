package org.mecene.rest.funding;

/// @param clientSecret with what the donor's browser finishes the payment
record BegunDonationJson(DonationJson donation, String clientSecret) {
    @Override
    public String toString() {
        return "BegunDonationJson[" + donation.id() + "]";
    }
}
