/// Mails as files in a folder, for those who try Mecene out. They hold secrets: the folder is the
/// developer's own.
@NullMarked
package org.mecene.mail.folder;

import org.jspecify.annotations.NullMarked;
