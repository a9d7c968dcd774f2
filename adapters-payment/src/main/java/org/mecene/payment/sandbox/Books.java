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
        Billing billing) {
    static Books with(Refs refs, EventJson json) {
        var events = new Events(refs, json);
        var recurrings = new Recurrings();
        var invoices = new Invoices(refs);
        var intents = new Intents(refs);
        var setups = new Setups(refs);
        var till = new Till(intents, events, refs);
        return new Books(
                refs,
                events,
                new Prices(refs),
                recurrings,
                invoices,
                intents,
                setups,
                till,
                new Billing(recurrings, invoices, intents, setups, till, events));
    }
}
