package dev.onramp.transform;

/** Every reason for which one change, rather than the whole invocation, is refused. The ids are listed in {@code docs/errors.md}. */
public enum RejectionReason {
    NOT_JSON("ONR-T101", Stage.VALUE_CONVERTER),
    NO_VALUE("ONR-T102", Stage.TRANSFORMATION),
    NOT_AN_OBJECT("ONR-T103", Stage.TRANSFORMATION),
    UNKNOWN_OPERATION("ONR-T104", Stage.TRANSFORMATION),
    BAD_POSITION("ONR-T105", Stage.TRANSFORMATION),
    BAD_COLUMN("ONR-T106", Stage.TRANSFORMATION),
    COLUMN_ABSENT("ONR-T107", Stage.TRANSFORMATION),
    BAD_TEXT("ONR-T108", Stage.TRANSFORMATION),
    NOT_LISTED("ONR-T109", Stage.TRANSFORMATION),
    FIELD_ABSENT("ONR-T110", Stage.TRANSFORMATION),
    BAD_FIELD("ONR-T111", Stage.TRANSFORMATION),
    TRUNCATE("ONR-T112", Stage.TRANSFORMATION),
    BAD_MESSAGE("ONR-T113", Stage.TRANSFORMATION),
    AMBIGUOUS_FORMAT("ONR-T114", Stage.TRANSFORMATION),
    NOT_PARSABLE("ONR-T121", Stage.TRANSFORMATION),
    FUNCTION_FAILED("ONR-T122", Stage.TRANSFORMATION),
    UNDECLARED_COLUMN("ONR-T123", Stage.TRANSFORMATION),
    TOO_LARGE("ONR-T131", Stage.TRANSFORMATION),
    BUG("ONR-T132", Stage.TRANSFORMATION);

    private final String errorId;
    private final Stage stage;

    RejectionReason(String errorId, Stage stage) {
        this.errorId = errorId;
        this.stage = stage;
    }

    public String errorId() {
        return errorId;
    }

    public Stage stage() {
        return stage;
    }
}
