package org.mecene.rest.users;

/// The answer to everybody who signs up, whatever the address (rules.md I4).
record SignUpJson(String status) {
    static final SignUpJson SENT = new SignUpJson("verification_sent");
}
