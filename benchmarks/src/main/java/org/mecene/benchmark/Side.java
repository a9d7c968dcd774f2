package org.mecene.benchmark;

/// One way to have something done: through the server, or by its SQL alone.
///
/// @param clients makes the client of a number, which begins at 0
record Side(String name, Clients clients) {
    interface Clients {
        Client of(int number) throws Exception;
    }
}
