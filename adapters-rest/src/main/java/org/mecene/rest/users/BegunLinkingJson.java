package org.mecene.rest.users;

import java.net.URI;

/// @param url to be opened as a page
record BegunLinkingJson(String url) {
    static BegunLinkingJson of(URI page) {
        return new BegunLinkingJson(page.toString());
    }

    @Override
    public String toString() {
        return "BegunLinkingJson";
    }
}
