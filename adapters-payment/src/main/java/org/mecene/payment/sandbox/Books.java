package org.mecene.payment.sandbox;

/// The parts that keep the provider's books, together, because whoever does something needs several
/// of them.
record Books(
        Refs refs,
        Events events,
        Prices prices,
        Recurrings recurrings,
        Invoices invoices,
        Intents intents,
        Setups setups,
        Till till,
        Refunds refunds,
        Disputes disputes,
        Billing billing,
        Accounts accounts,
        Payouts payouts) {
    static Books with(Refs refs, EventJson json) {
        var events = new Events(refs, json);
        var recurrings = new Recurrings();
        var invoices = new Invoices(refs);
        var intents = new Intents(refs);
        var setups = new Setups(refs);
        var till = new Till(intents, events);
        var refunds = new Refunds(refs, intents, events);
        var disputes = new Disputes(refs, intents, events);
        return new Books(
                refs,
                events,
                new Prices(refs),
                recurrings,
                invoices,
                intents,
                setups,
                till,
                refunds,
                disputes,
                new Billing(recurrings, invoices, intents, setups, till, disputes, events),
                new Accounts(refs, events),
                new Payouts(refs, events));
    }
}
