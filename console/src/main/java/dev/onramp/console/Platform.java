package dev.onramp.console;

import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.StackStatus;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.trino.TrinoViews;
import java.util.EnumSet;

/** The stack, the pipeline on it and the views over it: what {@code onramp up} means. */
final class Platform {
    private final LocalStack stack;
    private final CanonicalModel model;

    Platform(LocalStack stack, CanonicalModel model) {
        this.stack = stack;
        this.model = model;
    }

    /** Starts what does not run and brings the views in line with the model. Without Trino on this machine there are no views. */
    StackStatus up(StackListener listener) {
        StackStatus status = stack.up(EnumSet.allOf(Service.class), listener);
        if (status.running(Service.TRINO)) {
            TrinoViews.of(stack.settings()).apply(model).orThrow();
        }
        return status;
    }
}
