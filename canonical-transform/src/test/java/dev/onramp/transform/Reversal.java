package dev.onramp.transform;

import dev.onramp.model.MappingFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A function of a test model: the present arguments in reverse, and every way in which a function can go wrong. */
public final class Reversal implements MappingFunction {
    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments) {
        Object first = arguments.get(0);
        if (first instanceof List<?> elements) {
            return reversed(elements);
        }
        return switch (String.valueOf(first)) {
            case "null" -> null;
            case "refused" -> throw new IllegalArgumentException("not this one");
            case "broken" -> throw new IllegalStateException("a secret of its own");
            case "number" -> 7;
            case "nul" -> "a\0";
            case "hole" -> Collections.singletonList(null);
            case "list" -> List.of("a");
            default ->
                reversed(arguments.stream().filter(Objects::nonNull).toList()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining());
        };
    }

    private static List<Object> reversed(List<?> elements) {
        List<Object> result = new ArrayList<>(elements);
        Collections.reverse(result);
        return result;
    }
}
