package org.lectern.problem;

import java.util.Locale;

/** Why a request is refused: the stable {@code code} of a problem and its HTTP status. */
public enum ErrorCode {
    INVALID_FIELD(400),
    INVALID_BODY(400),
    DIGEST_MISMATCH(400),
    BAD_REQUEST(400),
    UNAUTHENTICATED(401),
    TICKET_MISSING(401),
    TICKET_EXPIRED(401),
    ASSERTION_EXPIRED(401),
    FORBIDDEN(403),
    WRONG_CREDENTIALS(403),
    ASSERTION_REPLAYED(403),
    TOKEN_USED(403),
    ADDRESS_NOT_ALLOWED(403),
    TICKET_INVALID(403),
    TICKET_REVOKED(403),
    NOT_FOUND(404),
    MEETING_NOT_FOUND(404),
    DOCUMENT_NOT_FOUND(404),
    PARTICIPANT_NOT_FOUND(404),
    RESTRICTION_NOT_FOUND(404),
    VERSION_NOT_FOUND(404),
    NODE_NOT_FOUND(404),
    KEY_NOT_FOUND(404),
    PACKAGE_NOT_FOUND(404),
    NOT_PUBLISHED(404),
    ARCHIVED(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    UPLOAD_INCOMPLETE(400),
    WRONG_STATE(409),
    AGENDA_ITEM_IN_USE(409),
    NOTHING_TO_PUBLISH(409),
    CONCURRENT_UPDATE(409),
    PRECONDITION_FAILED(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503),
    STORAGE_FULL(507);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code as clients see it: lower case, words joined by underscores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
