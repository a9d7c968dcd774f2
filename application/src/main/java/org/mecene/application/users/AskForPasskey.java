package org.mecene.application.users;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.MailSecrets;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Secrets;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyCeremonies;
import org.mecene.domain.users.PasskeyChallenge;
import org.mecene.domain.users.PasskeyChallenge.Purpose;
import org.mecene.domain.users.PasskeyChallenges;
import org.mecene.domain.users.Passkeys;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Says what authenticators are to be asked, and remembers that it was.
public final class AskForPasskey {
    /// Lengths of credentials in bytes, as the usual authenticators make them.
    private static final int[] USUAL_LENGTHS = {16, 20, 32, 32};

    private static final Set<Integer> USUAL = Set.of(16, 20, 32);

    private final Transactions transactions;
    private final Users users;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremonies ceremonies;
    private final Secrets secrets;
    private final MailSecrets derived;
    private final InstantSource clock;

    /// @param derived makes what stands among the passkeys of an address and is none
    public AskForPasskey(
            Transactions transactions,
            Users users,
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies,
            Secrets secrets,
            MailSecrets derived,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.secrets = secrets;
        this.derived = derived;
        this.clock = clock;
    }

    /// @param relyingParty the domain of this server
    /// @param credentials by which of them the answer may be; by any when there are none
    public record Asked(String challenge, String relyingParty, List<String> credentials) {
        public Asked {
            credentials = List.copyOf(credentials);
        }

        @Override
        public String toString() {
            return "Asked";
        }
    }

    /// @param known what the person has already: their authenticators refuse to make another
    public record AskedNew(User user, String challenge, String relyingParty, List<String> known) {
        public AskedNew {
            known = List.copyOf(known);
        }

        @Override
        public String toString() {
            return "AskedNew";
        }
    }

    /// For somebody who signs in. With an address the answer names as many credentials for one that
    /// has no account, or no passkey, as for any other, and the same ones each time (rules.md I4).
    /// A credential of an unusual length would stand out, so it is not among them: such a passkey
    /// signs in where no address is given.
    ///
    /// @param address null for an authenticator that knows by itself whose it is
    public Asked toSignIn(@Nullable EmailAddress address) {
        var credentials = address == null ? List.<String>of() : credentials(address);
        return transactions.call(() ->
                new Asked(
                        challenge(Purpose.SIGN_IN, null), ceremonies.relyingParty(), credentials));
    }

    /// For somebody who is signed in and shows anew who they are.
    public Asked toStepUp(Actor actor) {
        var caller = actor.requireSignedIn().id();
        return transactions.call(() ->
                new Asked(
                        challenge(Purpose.STEP_UP, caller),
                        ceremonies.relyingParty(),
                        credentials(caller)));
    }

    /// For somebody who adds a passkey.
    ///
    /// @throws Refused with [UserRefusal.TooManyPasskeys]
    public AskedNew toAdd(Actor actor) {
        var caller = actor.requireSignedIn().id();
        return transactions.call(() -> {
            var user = users.find(caller).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            var known = credentials(caller);
            if (known.size() >= Passkey.MOST) {
                throw new Refused(new UserRefusal.TooManyPasskeys(Passkey.MOST));
            }
            return new AskedNew(
                    user, challenge(Purpose.ADD, caller), ceremonies.relyingParty(), known);
        });
    }

    private String challenge(Purpose purpose, @Nullable UserId asker) {
        var challenge = secrets.next();
        challenges.add(
                new PasskeyChallenge(
                        TokenHash.of(challenge),
                        purpose,
                        asker,
                        clock.instant().plus(PasskeyChallenge.LIFE)));
        return challenge;
    }

    private List<String> credentials(UserId user) {
        return passkeys.of(user).stream().map(Passkey::credential).toList();
    }

    /// In an order that does not tell which are real.
    private List<String> credentials(EmailAddress address) {
        var decoys = new ArrayList<String>();
        for (var i = 0; i < Passkey.MOST; i++) {
            decoys.add(decoy(derived.of("passkey-decoy:" + i + ":" + address.value())));
        }
        var real =
                passkeys.of(address).stream()
                        .map(Passkey::credential)
                        .filter(AskForPasskey::isUsual)
                        .toList();
        return Stream.concat(real.stream(), decoys.stream()).limit(Passkey.MOST).sorted().toList();
    }

    /// Four characters carry three bytes.
    private static boolean isUsual(String credential) {
        return USUAL.contains(credential.length() * 3 / 4);
    }

    private static String decoy(String secret) {
        var bytes = Base64.getUrlDecoder().decode(secret);
        var length = USUAL_LENGTHS[bytes[bytes.length - 1] & 3];
        var cut = Arrays.copyOf(bytes, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cut);
    }
}
