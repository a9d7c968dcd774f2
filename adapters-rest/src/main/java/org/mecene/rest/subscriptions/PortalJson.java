package org.mecene.rest.subscriptions;

/// @param url a page of the provider's, for the caller alone and for a short while
record PortalJson(String url) {
    @Override
    public String toString() {
        return "PortalJson";
    }
}
