package org.mecene.application.subscriptions;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.users.Creators;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Payees;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.TokenHash;

/// Buys periods of a tier for somebody else, and gives the money back while nobody has used them.
/// Our rows come first, the provider is asked after that, and the code is good only when the
/// provider says that it was paid (rules.md S20).
public final class GiveSubscriptions {
    private final Transactions transactions;
    private final Tiers tiers;
    private final Gifts gifts;
    private final Creators creators;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final Payees payees;
    private final MailSecrets secrets;
    private final AskRefunds askRefunds;
    private final SendRefunds sendRefunds;
    private final PaymentLimits limits;
    private final SettingsStore settings;
    private final Ids ids;
    private final InstantSource clock;

    public GiveSubscriptions(
            Transactions transactions,
            Tiers tiers,
            Gifts gifts,
            Creators creators,
            Payments payments,
            PaymentGateway gateway,
            Payees payees,
            MailSecrets secrets,
            AskRefunds askRefunds,
            SendRefunds sendRefunds,
            PaymentLimits limits,
            SettingsStore settings,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.gifts = gifts;
        this.creators = creators;
        this.payments = payments;
        this.gateway = gateway;
        this.payees = payees;
        this.secrets = secrets;
        this.askRefunds = askRefunds;
        this.sendRefunds = sendRefunds;
        this.limits = limits;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param periods 1 to [Gift#MAX_PERIODS]
    public record Command(TierId tier, int periods, Gift.Wrapping wrapping) {}

    /// @param clientSecret with what the buyer's browser finishes the payment
    public record Begun(Shown gift, String clientSecret) {
        @Override
        public String toString() {
            return "Begun[" + gift.card().gift().id() + "]";
        }
    }

    /// A gift as its buyer sees it.
    ///
    /// @param code what the gift is redeemed with; null while it does nothing
    public record Shown(Gifts.Card card, @Nullable String code) {
        @Override
        public String toString() {
            return "Shown[" + card.gift().id() + "]";
        }
    }

    /// @throws Refused with `NotFound`, `InvalidInput`, `TooOften`, a [SubscriptionRefusal] or a
    ///   `PaymentRefusal`
    /// @throws ProviderUnavailable when the provider does not answer; the gift then stays unpaid
    public Begun buy(Actor actor, Command command) {
        var buyer = actor.requireSignedIn().id();
        var tier = requireSold(buyer, command.tier());
        limits.requireLeft(limits.member(buyer));
        var gift = begin(buyer, tier, command);
        var order = new PaymentOrder(gift.payment(), gift.content().price(), tier.offer().name());
        var started = gateway.startPayment(order);
        transactions.run(() ->
                payments.findForUpdate(gift.payment())
                        .filter(payment -> payment.state().providerRef() == null)
                        .ifPresent(payment -> payments.save(payment.knownAs(started.ref()))));
        return new Begun(show(gift.id()), started.clientSecret());
    }

    /// What the caller bought, paid or not, newest first.
    public Page<Shown> own(Actor actor, PageRequest page) {
        var found = gifts.ofBuyer(actor.requireSignedIn().id(), page);
        return new Page<>(found.items().stream().map(this::shown).toList(), found.next());
    }

    /// Gives back what was paid, while nobody has used the code; from that moment on nobody can.
    ///
    /// @throws Refused with `NotFound` for anybody but the buyer, [SubscriptionRefusal.GiftNotGood]
    ///   or a `PaymentRefusal`
    public Shown giveBack(Actor actor, GiftId id) {
        var buyer = actor.requireSignedIn().id();
        var payment =
                gifts.find(id)
                        .filter(gift -> gift.buyer().equals(buyer))
                        .map(Gift::payment)
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.GIFT));
        var refund =
                transactions.call(() -> {
                    // The payment's lock first, as where the provider's word about it is applied.
                    payments.findForUpdate(payment);
                    var gift = gifts.findForUpdate(id).orElseThrow();
                    requireGood(gift);
                    gifts.save(gift.ended(GiftStatus.REFUNDED));
                    return askRefunds.ask(payment, RefundWish.of(null, "gift"), buyer);
                });
        sendRefunds.trySending(refund.id());
        return show(id);
    }

    private void requireGood(Gift gift) {
        if (!gift.isGoodAt(clock.instant())) {
            var status = gift.status() == GiftStatus.READY ? GiftStatus.EXPIRED : gift.status();
            throw new Refused(new SubscriptionRefusal.GiftNotGood(status));
        }
    }

    private Tier requireSold(UserId buyer, TierId id) {
        var tier = tiers.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
        if (!creators.isOpen(tier.creator())) {
            throw CommonRefusal.notFound(Thing.TIER);
        }
        if (tier.isArchived()) {
            throw new Refused(new SubscriptionRefusal.TierArchived());
        }
        if (tier.creator().equals(buyer)) {
            throw new Refused(new SubscriptionRefusal.GivingToOneself());
        }
        if (payees.isStopped(tier.creator())) {
            throw new Refused(new PaymentRefusal.PayeeStopped());
        }
        return tier;
    }

    private Gift begin(UserId buyer, Tier tier, Command command) {
        var now = clock.instant();
        var fee = settings.current().platformFee();
        var offer = tier.offer();
        var content =
                new Gift.Content(
                        new Subscription.Terms(tier.id(), offer.price(), offer.interval(), fee),
                        command.periods());
        var id = new GiftId(ids.next());
        var paymentId = new PaymentId(ids.next());
        var request =
                new Payment.Request(PaymentPurpose.GIFT, id.value(), buyer, price(content), fee);
        var gift =
                new Gift(
                        id,
                        buyer,
                        tier.creator(),
                        content,
                        command.wrapping(),
                        paymentId,
                        TokenHash.of(code(id)),
                        Gift.State.BEGUN,
                        now,
                        0);
        transactions.run(() -> {
            payments.add(Payment.ask(paymentId, request, now));
            gifts.add(gift);
            limits.begin(paymentId.value(), limits.member(buyer));
        });
        return gift;
    }

    private static Money price(Gift.Content content) {
        try {
            return content.price();
        } catch (ArithmeticException tooMuch) {
            throw Validation.refused("periods", FieldError.Code.ABOVE_MAXIMUM);
        }
    }

    private Shown show(GiftId id) {
        return gifts.show(id)
                .map(this::shown)
                .orElseThrow(() -> CommonRefusal.notFound(Thing.GIFT));
    }

    private Shown shown(Gifts.Card card) {
        var gift = card.gift();
        return new Shown(card, gift.isGoodAt(clock.instant()) ? code(gift.id()) : null);
    }

    private String code(GiftId id) {
        return secrets.of(Gift.secretName(id));
    }
}
