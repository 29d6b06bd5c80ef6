package dev.onramp.door;

/** Every reason for which a request is refused; {@code docs/errors.md} lists the ids. */
public enum Fault {
    MALFORMED(400, "ONR-H101", "The body is not what its content type says"),
    UNAUTHENTICATED(401, "ONR-H102", "No key, or one that is not known"),
    FORBIDDEN(403, "ONR-H103", "The key may not write this table"),
    UNKNOWN_TABLE(404, "ONR-H104", "There is no such source table"),
    UNKNOWN_PATH(404, "ONR-H105", "There is nothing here"),
    METHOD(405, "ONR-H106", "Another method is needed"),
    TOO_LARGE(413, "ONR-H107", "Too large"),
    MEDIA_TYPE(415, "ONR-H108", "The content type is not supported"),
    INVALID(422, "ONR-H109", "A change does not match the schema of its table"),
    ID_REUSED(422, "ONR-H110", "An event id was used before for another change"),
    RATE(429, "ONR-H111", "Too many changes in this time"),
    UNAVAILABLE(503, "ONR-H112", "The broker did not acknowledge the changes"),
    INTERNAL(500, "ONR-H113", "The front door has failed");

    private final int status;
    private final String errorId;
    private final String title;

    Fault(int status, String errorId, String title) {
        this.status = status;
        this.errorId = errorId;
        this.title = title;
    }

    /** HTTP status code. */
    public int status() {
        return status;
    }

    public String errorId() {
        return errorId;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }
}
