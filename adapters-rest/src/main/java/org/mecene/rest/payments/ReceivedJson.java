package org.mecene.rest.payments;

/// What a provider is told once its notice is stored.
record ReceivedJson(boolean received) {}
