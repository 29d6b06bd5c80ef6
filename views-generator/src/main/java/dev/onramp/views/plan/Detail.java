package dev.onramp.views.plan;

import java.util.Objects;

/**
 * One difference.
 *
 * @param text such as {@code - column prefix varchar}; starts with {@code +}, {@code ~} or {@code -}
 */
public record Detail(String text, Effect effect) {
    public Detail {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(effect, "effect");
    }

    public static Detail safe(String text) {
        return new Detail(text, Effect.SAFE);
    }

    public static Detail breaking(String text) {
        return new Detail(text, Effect.BREAKING);
    }
}
