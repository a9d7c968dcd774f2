package org.mecene.application.users;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.SecretBox;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.RecoveryCode;
import org.mecene.domain.users.SecondFactor;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.TotpSecret;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody sets up an authenticator application as their second factor, or removes it. It counts
/// from the first code on, so that nobody locks themself out by a secret that was never scanned.
public final class SetUpTotp {
    private static final String ISSUER = "Mecene";

    private final Transactions transactions;
    private final Users users;
    private final SecondFactors factors;
    private final Proofs proofs;
    private final Sessions sessions;
    private final CheckCode checkCode;
    private final SecretBox box;
    private final Secrets secrets;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public SetUpTotp(
            Transactions transactions,
            Users users,
            SecondFactors factors,
            Proofs proofs,
            Sessions sessions,
            CheckCode checkCode,
            SecretBox box,
            Secrets secrets,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.factors = factors;
        this.proofs = proofs;
        this.sessions = sessions;
        this.checkCode = checkCode;
        this.box = box;
        this.secrets = secrets;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// What an authenticator application is to be told.
    ///
    /// @param otpauthUri what the picture to scan holds
    public record Begun(TotpSecret secret, String otpauthUri) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /// Begins, or begins anew with another secret.
    ///
    /// @throws Refused with [UserRefusal.SecondFactorOn]
    public Begun begin(Actor actor) {
        var id = actor.requireSignedIn().id();
        return transactions.call(() -> {
            // Of two that begin at once, the second waits here and sees the first.
            var user =
                    users.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            if (factors.isOn(id)) {
                throw new Refused(new UserRefusal.SecondFactorOn());
            }
            var secret = TotpSecret.from(secrets.next());
            factors.put(SecondFactor.begun(id, box.seal(CheckCode.purpose(id), secret.base32())));
            return new Begun(secret, uri(secret, user.email().value()));
        });
    }

    /// Shows a first code. From now on signing in needs one. The session in which this is done has
    /// shown the second factor; the others end.
    ///
    /// @return the recovery codes, which are never told again
    /// @throws Refused with `NotFound` when nothing was begun, [UserRefusal.SecondFactorOn],
    ///   [UserRefusal.WrongCode] or [UserRefusal.TooManyCodes]
    public List<RecoveryCode> confirm(Actor actor, String code) {
        var caller = actor.requireSignedIn();
        var codes =
                Stream.generate(() -> RecoveryCode.from(secrets.next()))
                        .limit(SecondFactor.RECOVERY_CODES)
                        .toList();
        throwIfPresent(transactions.call(() -> confirm(caller, code, codes)));
        return codes;
    }

    /// Removes the second factor, and ends the other sessions; without one nothing happens.
    ///
    /// @throws Refused with [UserRefusal.WrongCode] or [UserRefusal.TooManyCodes]
    public void remove(Actor actor, String code) {
        var caller = actor.requireSignedIn();
        throwIfPresent(transactions.call(() -> remove(caller, code)));
    }

    private Optional<UserRefusal> confirm(
            Actor.SignedIn caller, String code, List<RecoveryCode> codes) {
        var begun =
                factors.findForUpdate(caller.id())
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.SECOND_FACTOR));
        if (begun.isOn()) {
            throw new Refused(new UserRefusal.SecondFactorOn());
        }
        var refusal = checkCode.handle(begun, code, new UserRefusal.WrongCode());
        if (refusal.isEmpty()) {
            turnOn(caller, codes);
        }
        return refusal;
    }

    private void turnOn(Actor.SignedIn caller, List<RecoveryCode> codes) {
        var now = clock.instant();
        var hashes = codes.stream().map(RecoveryCode::hash).collect(toUnmodifiableSet());
        var factor = factors.findForUpdate(caller.id()).orElseThrow();
        factors.put(factor.confirmed(hashes, now));
        var before = proofs.find(caller.session()).map(Proof::methods).orElse(Proof.UNKNOWN);
        proofs.put(caller.session(), new Proof(now, before).and(Proof.Method.CODE, now));
        sessions.endOthers(caller.id(), caller.session());
        note(caller.id(), SignInChange.SECOND_FACTOR_ON, "second-factor.turn-on");
    }

    private Optional<UserRefusal> remove(Actor.SignedIn caller, String code) {
        var id = caller.id();
        var factor = factors.findForUpdate(id).orElse(null);
        if (factor == null || !factor.isOn()) {
            factors.remove(id);
            return Optional.empty();
        }
        var refusal = checkCode.handle(factor, code, new UserRefusal.WrongCode());
        if (refusal.isEmpty()) {
            factors.remove(id);
            sessions.endOthers(id, caller.session());
            note(id, SignInChange.SECOND_FACTOR_OFF, "second-factor.turn-off");
        }
        return refusal;
    }

    private void note(UserId id, SignInChange change, String action) {
        events.publish(new SignInChanged(id, change, ""));
        auditLog.add(
                new AuditLog.Entry(ids.next(), clock.instant(), id, action, id.value(), Map.of()));
    }

    private static void throwIfPresent(Optional<UserRefusal> refusal) {
        refusal.ifPresent(found -> {
            throw new Refused(found);
        });
    }

    /// In the form that authenticator applications read from a picture.
    private static String uri(TotpSecret secret, String account) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(
                        ISSUER,
                        encoded(account),
                        secret.base32(),
                        ISSUER,
                        TotpSecret.DIGITS,
                        TotpSecret.STEP_SECONDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
