package org.mecene.rest.problem;

import java.util.Locale;

/// Every kind of problem that a client may meet, with its status. The names are a promise: clients
/// branch on them. Each has a title and a sentence in every language of the server.
public enum ProblemCode {
    BAD_REQUEST(400),
    MALFORMED_JSON(400),
    MALFORMED_MULTIPART(400),
    UNKNOWN_FIELD(400),
    WRONG_TYPE(400),
    INVALID_TEXT(400),
    MISSING_BODY(400),
    INVALID_PARAMETER(400),
    INVALID_CURSOR(400),
    INVALID_IDEMPOTENCY_KEY(400),
    INVALID_LINK(400),
    UNKNOWN_SIGN_IN(400),
    UNTRUSTED_NOTICE(400),

    SIGN_IN_REQUIRED(401),
    INVALID_TOKEN(401),
    INVALID_CREDENTIALS(401),
    INVALID_REFRESH_TOKEN(401),
    INVALID_SIGN_IN_CODE(401),
    INVALID_PASSKEY(401),
    TOTP_REQUIRED(401),
    INVALID_TOTP(401),

    NOT_PERMITTED(403),
    WRONG_PASSWORD(403),
    ACCOUNT_BANNED(403),
    POST_LOCKED(403),
    COMMENTS_DISABLED(403),
    SECOND_FACTOR_REQUIRED(403),
    STEP_UP_REQUIRED(403),

    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),

    HANDLE_TAKEN(409),
    ADDRESS_TAKEN(409),
    APPLICATION_PENDING(409),
    ALREADY_CREATOR(409),
    APPLICATION_DECIDED(409),
    SECOND_FACTOR_ON(409),
    IDENTITY_TAKEN(409),
    PASSKEY_KNOWN(409),
    TOO_MANY_PASSKEYS(409),
    LAST_CREDENTIAL(409),
    LAST_ADMINISTRATOR(409),
    ACCOUNT_TIED(409),
    MEDIA_IN_USE(409),
    ALREADY_SUBSCRIBED(409),
    TIER_ARCHIVED(409),
    TOO_MANY_TIERS(409),
    SUBSCRIPTION_NOT_RUNNING(409),
    SUBSCRIPTION_ENDING(409),
    TIER_OUT_OF_REACH(409),
    CHANGE_DECLINED(409),
    SUBSCRIPTION_NOT_BILLED(409),
    GIFT_NOT_GOOD(409),
    OFFER_CODE_TAKEN(409),
    OFFER_NOT_GOOD(409),
    ALREADY_PAID(409),
    PAYMENT_NOT_PAID(409),
    PAYMENT_DISPUTED(409),
    REFUND_BEYOND_REST(409),
    CAMPAIGN_NOT_EDITABLE(409),
    CAMPAIGN_TERMS_FIXED(409),
    CAMPAIGN_MOVE_NOT_POSSIBLE(409),
    CAMPAIGN_ENDS_TOO_SOON(409),
    CAMPAIGN_NOT_TAKING_DONATIONS(409),
    SLUG_TAKEN(409),
    TOO_MANY_CATEGORIES(409),
    CHANGED_MEANWHILE(409),
    IDEMPOTENCY_IN_PROGRESS(409),

    PRECONDITION_FAILED(412),
    TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNSUPPORTED_FILE_TYPE(415),
    FILE_TYPE_MISMATCH(415),
    RANGE_NOT_SATISFIABLE(416),
    EXPECTATION_FAILED(417),

    VALIDATION_FAILED(422),
    WRONG_CODE(422),
    TOO_MANY_PIXELS(422),
    UNREADABLE_FILE(422),
    SANCTIONING_ONESELF(422),
    FOLLOWING_ONESELF(422),
    SUBSCRIBING_TO_ONESELF(422),
    DONATING_TO_ONESELF(422),
    GIVING_TO_ONESELF(422),
    UNSUPPORTED_CURRENCY(422),
    BELOW_MINIMUM(422),
    UNKNOWN_CLIENT_SECRET(422),
    UNKNOWN_TEST_CARD(422),
    IDEMPOTENCY_KEY_REUSED(422),

    TOO_MANY_CODES(429),
    TOO_MANY_REQUESTS(429),

    HEADERS_TOO_LARGE(431),

    INTERNAL_ERROR(500),
    NOT_IMPLEMENTED(501),
    PROVIDER_UNAVAILABLE(503),
    STORE_UNAVAILABLE(503),
    DATABASE_UNAVAILABLE(503),
    BUSY(503),
    STOPPING(503),
    HTTP_VERSION_NOT_SUPPORTED(505);

    private final int status;
    private final String wire = name().toLowerCase(Locale.ROOT);

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /// The code as clients see it, such as `unknown_field`.
    public String wire() {
        return wire;
    }

    /// Whether the business was never asked, or could not answer, so that the same request may be
    /// sent again under the same idempotency key.
    public boolean leavesNoTrace() {
        return this == VALIDATION_FAILED
                || this == UNSUPPORTED_CURRENCY
                || this == BELOW_MINIMUM
                || (status != 403 && status != 404 && status != 409 && status != 422);
    }

    /// The plainest problem of a status, for answers that somebody else made without words.
    public static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> SIGN_IN_REQUIRED;
            case 403 -> NOT_PERMITTED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CHANGED_MEANWHILE;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 416 -> RANGE_NOT_SATISFIABLE;
            case 417 -> EXPECTATION_FAILED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> STOPPING;
            case 505 -> HTTP_VERSION_NOT_SUPPORTED;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
