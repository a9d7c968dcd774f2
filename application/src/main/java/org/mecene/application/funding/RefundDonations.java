package org.mecene.application.funding;

import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.RefundWish;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.refusal.CommonRefusal;

/// Gives donations back: by the campaign's owner, or an administrator.
public final class RefundDonations {
    private final ReadDonations readDonations;
    private final RefundPayments refundPayments;

    public RefundDonations(ReadDonations readDonations, RefundPayments refundPayments) {
        this.readDonations = readDonations;
        this.refundPayments = refundPayments;
    }

    /// @param wish of what the donor was charged
    /// @throws Refused with `NotFound` for those who may not know of the donation, `NotPermitted`
    ///   for its donor, or a [PaymentRefusal]
    public Refund handle(Actor actor, DonationId id, RefundWish wish) {
        var card = readDonations.show(actor, id);
        if (!actor.isUser(card.owner()) && !actor.isAdmin()) {
            throw CommonRefusal.notPermitted();
        }
        return refundPayments.giveBack(actor, card.donation().payment(), wish);
    }
}
