package org.mecene.security.testkit;

import java.net.URI;

/// An OpenID server with people, whom a test lets sign in. It knows one client, [#CLIENT], which
/// browsers come back to at [#CALLBACK].
public interface OpenIdServer extends AutoCloseable {
    String CLIENT = "mecene";

    /// Of characters that must be encoded on their way.
    String SECRET = "not so secret: /+%";

    URI CALLBACK = URI.create("http://localhost:8080/api/auth/oidc/people/callback");

    URI issuer();

    /// Somebody new there, called Awa Diop.
    Account has(String email, boolean isVerified);

    /// From now on it tells another address of somebody.
    void tells(Account account, String email, boolean isVerified);

    /// Takes a new browser to a page of this server, where somebody signs in and agrees.
    ///
    /// @return where the browser is sent in the end, which is a page of the client
    URI agrees(URI authorization, Account account);

    /// Like [#agrees], but they do not want the client to know who they are.
    URI declines(URI authorization, Account account);

    /// Signs by another key from now on.
    void changesKeys();

    @Override
    void close();

    /// @param subject how the server calls them to clients
    record Account(String subject, String userName) {}
}
