package org.mecene.rest.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the bucket that a resource method takes from. A method without it that changes something
/// takes from the bucket of those who may call it: see [Bucket#usual].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {
    Bucket value();
}
