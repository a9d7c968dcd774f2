/// Mails through a mail server. Its answers may repeat addresses and user names: nothing of them is
/// told on without being cleaned.
@NullMarked
package org.mecene.mail.smtp;

import org.jspecify.annotations.NullMarked;
