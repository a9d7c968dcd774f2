package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.MailedLink.Purpose;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.AddressChanged;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Gives an account the address whose owner used the mailed link. All sessions end, because the
/// address is half of what one signs in with, and a new one begins: with the second factor where
/// the account has one, because the mail alone must not let anybody in.
public final class ConfirmAddress {
    private final Transactions transactions;
    private final Users users;
    private final MailedLinks links;
    private final Sessions sessions;
    private final PassSecondFactor passSecondFactor;
    private final OpenSession openSession;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ConfirmAddress(
            Transactions transactions,
            Users users,
            MailedLinks links,
            Sessions sessions,
            PassSecondFactor passSecondFactor,
            OpenSession openSession,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.passSecondFactor = passSecondFactor;
        this.openSession = openSession;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Like the other one, for somebody who shows no code.
    public Optional<SignedIn> handle(String token, @Nullable String device) {
        return handle(token, null, device);
    }

    /// Empty when the token is not for this purpose; then it may be one of a sign-up. A refusal
    /// leaves the link as it is, so that it can be shown again with a code.
    ///
    /// @param code of the second factor; null when none was shown
    /// @param device what the client says of itself; null when it says nothing
    /// @throws Refused with [UserRefusal.InvalidLink] when it is too old or was replaced, or when
    ///   somebody else got the address meanwhile; else with [UserRefusal.TotpRequired],
    ///   [UserRefusal.InvalidTotp] or [UserRefusal.TooManyCodes]
    public Optional<SignedIn> handle(String token, @Nullable String code, @Nullable String device) {
        return links.find(TokenHash.of(token), Purpose.CHANGE_ADDRESS)
                .map(found -> {
                    var shown = shown(found, code);
                    return transactions.call(() -> confirm(found, shown, device));
                });
    }

    /// Only for a link that works: one that does not must not count codes against the account.
    private Set<Proof.Method> shown(MailedLink found, @Nullable String code) {
        var now = clock.instant();
        var user =
                users.find(found.user())
                        .filter(account -> account.status() == User.Status.ACTIVE)
                        .filter(account -> found.isGoodFor(account, now))
                        .orElseThrow(ConfirmAddress::invalid);
        return passSecondFactor.handle(user.id(), code)
                ? Set.of(Proof.Method.LINK, Proof.Method.CODE)
                : Set.of(Proof.Method.LINK);
    }

    private SignedIn confirm(MailedLink found, Set<Proof.Method> shown, @Nullable String device) {
        var now = clock.instant();
        var user =
                users.findForUpdate(found.user())
                        .filter(account -> account.status() == User.Status.ACTIVE)
                        .orElseThrow(ConfirmAddress::invalid);
        var link =
                links.take(found.token(), Purpose.CHANGE_ADDRESS)
                        .filter(taken -> taken.isGoodFor(user, now))
                        .orElseThrow(ConfirmAddress::invalid);
        change(user, link);
        links.forget(user.id());
        sessions.endAll(user.id());
        events.publish(new AddressChanged(user.id(), user.email()));
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(), now, user.id(), "address.change", user.id().value(), Map.of()));
        return openSession.handle(users.find(user.id()).orElseThrow(), device, shown);
    }

    private void change(User user, MailedLink link) {
        try {
            users.save(user.withEmail(link.address()));
        } catch (Refused refused) {
            throw refused.refusal() instanceof UserRefusal.AddressTaken ? invalid() : refused;
        }
    }

    private static Refused invalid() {
        return new Refused(new UserRefusal.InvalidLink());
    }
}
