package org.mecene.rest.payments;

import java.time.Instant;

record ClockJson(Instant now) {}
