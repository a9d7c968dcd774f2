package org.mecene.bootstrap.wiring;

import java.time.InstantSource;
import org.mecene.domain.time.Ids;

/// What use cases are made of.
record Parts(
        Repositories kept,
        Keys keys,
        Outside outside,
        SignInParts signIn,
        Ids ids,
        InstantSource clock) {}
