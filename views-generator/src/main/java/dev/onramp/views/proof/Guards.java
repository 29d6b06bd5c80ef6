package dev.onramp.views.proof;

import dev.onramp.model.Reference;

/** Which rows mean the target of a reference that may lead to several entities. */
final class Guards {
    private Guards() {}

    /** True for every row where the reference has no guard; false where the discriminator is null. */
    static boolean leads(Reference reference, Change owner) {
        return reference
                .guard()
                .map(guard -> {
                    Object value = owner.values().get(guard.field().value());
                    return value != null && guard.values().contains(value.toString());
                })
                .orElse(true);
    }
}
