package org.mecene.domain.notifications;

/// Makes the secrets of mailed links from names, with a key of the server's own. The name alone
/// tells nothing; the same name gives the same secret on every node.
public interface MailSecrets {
    /// A secret of 256 bits, in the 43 characters of unpadded base64url.
    String of(String name);
}
