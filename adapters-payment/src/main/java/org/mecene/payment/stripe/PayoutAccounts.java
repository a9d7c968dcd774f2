package org.mecene.payment.stripe;

import com.stripe.model.Account;
import com.stripe.model.BankAccount;
import com.stripe.model.Card;
import com.stripe.model.ExternalAccount;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Capabilities;
import com.stripe.param.AccountCreateParams.Settings;
import com.stripe.param.AccountCreateParams.Settings.Payouts.Schedule;
import com.stripe.param.AccountLinkCreateParams;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccountOrder;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.Country;

/// Connected accounts, of the Express kind: Stripe asks their owners who they are, on its own
/// pages, and pays out when it is told to and not by itself.
final class PayoutAccounts {
    private static final String ACTIVE = "active";

    private final StripeCalls calls;

    PayoutAccounts(StripeCalls calls) {
        this.calls = calls;
    }

    String open(PayoutAccountOrder order) {
        var params =
                AccountCreateParams.builder()
                        .setType(AccountCreateParams.Type.EXPRESS)
                        .setCapabilities(transfersOnly())
                        .setSettings(paidWhenTold())
                        .putMetadata(Marks.USER, order.owner().toString());
        var country = order.country();
        if (country != null) {
            params.setCountry(country.code());
        }
        var key = StripeCalls.once("account-" + order.owner());
        return Present.of(
                calls.call(stripe -> stripe.accounts().create(params.build(), key)).getId());
    }

    /// Payments are taken by the platform, so the accounts need to receive transfers only.
    private static Capabilities transfersOnly() {
        return Capabilities.builder()
                .setTransfers(Capabilities.Transfers.builder().setRequested(true).build())
                .build();
    }

    private static Settings paidWhenTold() {
        var schedule = Schedule.builder().setInterval(Schedule.Interval.MANUAL).build();
        return Settings.builder()
                .setPayouts(Settings.Payouts.builder().setSchedule(schedule).build())
                .build();
    }

    /// A link that has been used or is old leads back as well; the front end asks for another.
    URI page(String ref, URI returnUrl) {
        var params =
                AccountLinkCreateParams.builder()
                        .setAccount(ref)
                        .setReturnUrl(returnUrl.toString())
                        .setRefreshUrl(returnUrl.toString())
                        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                        .build();
        return Links.of(calls.call(stripe -> stripe.accountLinks().create(params)).getUrl());
    }

    AccountStanding standing(String ref) {
        var account = calls.call(stripe -> stripe.accounts().retrieve(ref));
        return new AccountStanding(
                isTrue(account.getDetailsSubmitted()),
                isTrue(account.getChargesEnabled()) || mayReceive(account),
                isTrue(account.getPayoutsEnabled()),
                due(account),
                country(account.getCountry()),
                currency(account.getDefaultCurrency()),
                destination(account));
    }

    /// Stripe's word about charges is of those that an account makes itself, which ours do not.
    private static boolean mayReceive(Account account) {
        var capabilities = account.getCapabilities();
        return capabilities != null && ACTIVE.equals(capabilities.getTransfers());
    }

    private static List<String> due(Account account) {
        var requirements = account.getRequirements();
        var due = requirements == null ? null : requirements.getCurrentlyDue();
        return due == null ? List.of() : List.copyOf(due);
    }

    private static @Nullable String destination(Account account) {
        var banks = account.getExternalAccounts();
        var data = banks == null ? null : banks.getData();
        if (data == null || data.isEmpty()) {
            return null;
        }
        return data.stream()
                .map(PayoutAccounts::fingerprint)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String fingerprint(ExternalAccount bank) {
        var fingerprint =
                switch (bank) {
                    case BankAccount account -> account.getFingerprint();
                    case Card card -> card.getFingerprint();
                    default -> null;
                };
        return fingerprint == null ? Present.of(bank.getId()) : fingerprint;
    }

    private static @Nullable Country country(@Nullable String code) {
        try {
            return code == null ? null : Country.parse(code);
        } catch (InvalidValue _) {
            return null;
        }
    }

    private static @Nullable Currency currency(@Nullable String code) {
        try {
            return code == null ? null : Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Objects.requireNonNullElse(flag, false);
    }
}
