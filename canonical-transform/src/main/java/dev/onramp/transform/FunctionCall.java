package dev.onramp.transform;

import dev.onramp.model.MappingFunction;
import dev.onramp.model.MappingFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled call of a function of the model. Whatever the function does wrong rejects the change and nothing else. */
final class FunctionCall {
    private final String className;
    private final MappingFunction function;
    private final String target;

    private FunctionCall(String className, MappingFunction function, String target) {
        this.className = className;
        this.function = function;
        this.target = target;
    }

    /** @throws IllegalArgumentException when there is no such function */
    static Extractor of(String className, MappingFunctions functions, Extractor[] arguments, String target) {
        FunctionCall call = new FunctionCall(className, functions.load(className), target);
        return (row, item) -> {
            @Nullable Object[] values = new Object[arguments.length];
            boolean present = false;
            for (int index = 0; index < arguments.length; index++) {
                values[index] = arguments[index].extract(row, item);
                present |= values[index] != null;
            }
            return present ? call.result(Collections.unmodifiableList(Arrays.asList(values))) : null;
        };
    }

    private @Nullable Object result(List<@Nullable Object> arguments) {
        Object result;
        try {
            result = function.apply(arguments);
        } catch (IllegalArgumentException refused) {
            throw rejection(RejectionException.shown(String.valueOf(refused.getMessage())));
        } catch (RuntimeException broken) {
            throw rejection("it failed with " + broken.getClass().getName());
        }
        return result == null ? null : value(result);
    }

    private Object value(Object result) {
        if (result instanceof String text) {
            return ScalarText.storable(text).map(this::refuse).orElse(text);
        } else if (result instanceof List<?> elements) {
            List<Object> values = new ArrayList<>(elements.size());
            for (Object each : elements) {
                values.add(each == null ? refuse("an element is null") : value(each));
            }
            return values;
        } else if (result instanceof Map<?, ?> members) {
            Map<String, Object> values = new LinkedHashMap<>();
            members.forEach((name, member) -> {
                if (!(name instanceof String key)) {
                    refuse("the name of a member is no text");
                } else if (member != null) {
                    values.put(key, value(member));
                }
            });
            return values;
        }
        return refuse("it gave a " + result.getClass().getName() + ", not a text, list or map");
    }

    private Object refuse(String why) {
        throw rejection(why);
    }

    private RejectionException rejection(String why) {
        return new RejectionException(
                RejectionReason.FUNCTION_FAILED, target + ": the function " + className + " refuses: " + why);
    }
}
