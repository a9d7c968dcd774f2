package org.mecene.domain.payouts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mecene.domain.refusal.Refused;

/// The page of a provider in memory on which owners say where they bank. It knows the secrets that
/// a test lets it hand out, and one bank.
public final class FakeSandboxBanks implements SandboxBanks {
    public static final String GOOD = "FR1420041010050500013M02606";

    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final List<String> given = new CopyOnWriteArrayList<>();

    @Override
    public void giveBank(String secret, String iban) {
        if (!iban.equals(GOOD)) {
            throw new Refused(new PayoutRefusal.UnknownTestBank());
        }
        if (!secrets.contains(secret)) {
            throw new Refused(new PayoutRefusal.UnknownOnboarding());
        }
        given.add(secret);
    }

    public void handsOut(String secret) {
        secrets.add(secret);
    }

    /// With which secrets a bank account was named, in order.
    public List<String> given() {
        return List.copyOf(given);
    }
}
