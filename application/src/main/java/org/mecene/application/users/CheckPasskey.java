package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyCeremonies;
import org.mecene.domain.users.PasskeyCeremonies.Assertion;
import org.mecene.domain.users.PasskeyChallenge.Purpose;
import org.mecene.domain.users.PasskeyChallenges;
import org.mecene.domain.users.Passkeys;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.UserRefusal;

/// Looks at what an authenticator answered. All that is wrong with an answer is refused alike, and
/// the challenge is spent whatever comes of it.
public final class CheckPasskey {
    private final Transactions transactions;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremonies ceremonies;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public CheckPasskey(
            Transactions transactions,
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Spends the challenge that an answer is for. Opens its own transaction.
    ///
    /// @param asker who must have asked for it; null for somebody who is not signed in yet
    /// @throws Refused with [UserRefusal.InvalidPasskey]
    String spend(Bytes clientData, Purpose purpose, @Nullable UserId asker) {
        var challenge = ceremonies.challengeOf(clientData).orElseThrow(CheckPasskey::invalid);
        var asked = transactions.call(() -> challenges.take(TokenHash.of(challenge)));
        if (asked.filter(it -> it.isGoodFor(purpose, asker, clock.instant())).isEmpty()) {
            throw invalid();
        }
        return challenge;
    }

    /// Whose passkey signed. Opens its own transactions.
    ///
    /// @param asker whose it must be; null for somebody who is not signed in yet
    /// @throws Refused with [UserRefusal.InvalidPasskey]
    UserId owner(Assertion assertion, Purpose purpose, @Nullable UserId asker) {
        var challenge = spend(assertion.clientData(), purpose, asker);
        return transactions
                .call(() -> use(assertion, challenge, asker))
                .orElseThrow(CheckPasskey::invalid);
    }

    /// A refusal is returned and not thrown, because that a passkey was copied must be kept.
    private Optional<UserId> use(Assertion assertion, String challenge, @Nullable UserId asker) {
        var passkey =
                passkeys.findForUpdate(assertion.credential())
                        .filter(found -> asker == null || asker.equals(found.user()))
                        .filter(found -> isNamed(assertion, found.user()))
                        .orElse(null);
        if (passkey == null) {
            return Optional.empty();
        }
        var count = ceremonies.signed(assertion, passkey, challenge);
        if (count.isEmpty()) {
            return Optional.empty();
        }
        if (!passkey.takes(count.getAsLong())) {
            warn(passkey);
            return Optional.empty();
        }
        passkeys.save(passkey.used(count.getAsLong(), clock.instant()));
        return Optional.of(passkey.user());
    }

    /// Authenticators that were told which credential to use need not say whose it is.
    private static boolean isNamed(Assertion assertion, UserId owner) {
        var handle = assertion.userHandle();
        return handle == null || handle.equals(Passkey.handleOf(owner));
    }

    private void warn(Passkey passkey) {
        var owner = passkey.user();
        events.publish(new SignInChanged(owner, SignInChange.PASSKEY_COPIED, passkey.name()));
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(),
                        clock.instant(),
                        owner,
                        "passkey.copied",
                        owner.value(),
                        Map.of("passkey", passkey.id().toString())));
    }

    static Refused invalid() {
        return new Refused(new UserRefusal.InvalidPasskey());
    }
}
