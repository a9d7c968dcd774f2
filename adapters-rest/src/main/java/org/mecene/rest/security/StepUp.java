package org.mecene.rest.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A resource method for which being signed in is not enough: the caller must have shown lately who
/// they are, with their second factor where they have one. Goes with an [Access] that demands a
/// caller.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StepUp {}
