/// Putting mails into words and a form. What a stranger typed is in some of them: it must neither
/// add a header nor a tag, nor look like a word of ours.
@NullMarked
package org.mecene.mail;

import org.jspecify.annotations.NullMarked;
