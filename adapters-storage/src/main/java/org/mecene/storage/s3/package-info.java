/// Media in a bucket of a store that speaks S3, read through URLs that the store itself answers.
/// The bucket must be private; nothing here makes it so.
@NullMarked
package org.mecene.storage.s3;

import org.jspecify.annotations.NullMarked;
