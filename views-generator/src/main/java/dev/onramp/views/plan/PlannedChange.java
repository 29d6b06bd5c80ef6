package dev.onramp.views.plan;

import java.util.List;
import java.util.Objects;

/**
 * One schema, table or view that is not as it should be.
 *
 * @param name {@code schema} or {@code schema.name}
 * @param details what differs; empty where the action says all
 */
public record PlannedChange(Kind kind, String name, Action action, List<Detail> details) {

    public enum Kind {
        SCHEMA,
        TABLE,
        VIEW
    }

    public enum Action {
        CREATE("+"),
        CHANGE("~"),
        /** Of a view that was generated and is not any more. */
        DROP("-");

        private final String sign;

        Action(String sign) {
            this.sign = sign;
        }
    }

    public PlannedChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(action, "action");
        details = List.copyOf(details);
    }

    /** A view that goes is missed by whoever queries it; everything else is judged by its details. */
    public boolean isBreaking() {
        return action == Action.DROP || details.stream().anyMatch(each -> each.effect() == Effect.BREAKING);
    }

    /** {@code ~ view views.account_wide}. */
    public String title() {
        return action.sign + " " + kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
