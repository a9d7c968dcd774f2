package org.mecene.application.payments;

import java.time.InstantSource;
import java.util.UUID;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.payments.Payer;
import org.mecene.domain.platform.Origins;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.EmailAddress;

/// Keeps whoever tries out cards from beginning more payments (rules.md I11). What was begun can be
/// finished, and what the provider says is applied, whatever was counted: only beginning anew is
/// refused. Nothing here depends on whether an address has an account.
public final class PaymentLimits {
    private final Declines declines;
    private final Origins origins;
    private final InstantSource clock;

    public PaymentLimits(Declines declines, Origins origins, InstantSource clock) {
        this.declines = declines;
        this.origins = origins;
        this.clock = clock;
    }

    public Payer member(UserId user) {
        return Payer.member(user, origins.current().place());
    }

    public Payer guest(EmailAddress address) {
        return Payer.guest(address, origins.current().place());
    }

    /// To be called before anything is begun.
    ///
    /// @throws Refused with [CommonRefusal.TooOften] while too much was declined
    public void requireLeft(Payer payer) {
        var wait = declines.waitOf(payer, clock.instant());
        if (wait.isPositive()) {
            throw new Refused(new CommonRefusal.TooOften(wait));
        }
    }

    /// Notes who begins, in the transaction in which it is written down that they do.
    ///
    /// @param asked the id under which the provider will speak of it
    public void begin(UUID asked, Payer payer) {
        declines.begin(asked, payer, clock.instant());
    }
}
