package dev.onramp.reconcile.fold;

/** Why a change cannot be mapped, on its way from the depth of a value to the change. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    Rejection(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
