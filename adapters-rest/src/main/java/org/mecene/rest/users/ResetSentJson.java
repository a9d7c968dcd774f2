package org.mecene.rest.users;

/// The answer to everybody who forgot a password, whatever the address (rules.md I4).
record ResetSentJson(String status) {
    static final ResetSentJson SENT = new ResetSentJson("reset_sent");
}
