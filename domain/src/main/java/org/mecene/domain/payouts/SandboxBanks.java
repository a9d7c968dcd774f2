package org.mecene.domain.payouts;

/// What a developer can do on the page that the sandbox shows in the place of the provider's own:
/// say where they bank.
public interface SandboxBanks {
    /// Finishes the form of a payout account, or changes the bank account. The webhook follows by
    /// itself.
    ///
    /// @param secret from the page's address
    /// @param iban one of the test bank accounts
    /// @throws Refused with [PayoutRefusal.UnknownOnboarding] or [PayoutRefusal.UnknownTestBank]
    void giveBank(String secret, String iban);
}
