package org.mecene.rest.platform;

import java.util.Map;

/// @param checks the parts that were looked at, `up` or `down`
record HealthJson(String status, Map<String, String> checks) {
    static final String UP = "up";
    static final String DOWN = "down";
}
