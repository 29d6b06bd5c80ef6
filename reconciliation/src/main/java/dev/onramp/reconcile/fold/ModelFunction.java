package dev.onramp.reconcile.fold;

import dev.onramp.model.MappingFunction;
import dev.onramp.model.MappingFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls the functions that a model names: they are part of the model, not of the pipeline. Thread-safe. */
final class ModelFunction {
    private final MappingFunctions functions;
    private final Map<String, MappingFunction> loaded = new ConcurrentHashMap<>();

    ModelFunction(MappingFunctions functions) {
        this.functions = functions;
    }

    /** @param arguments values as {@link Values} has them; the function gets their texts */
    @Nullable
    Object call(String className, List<@Nullable Object> arguments) throws Rejection {
        MappingFunction function = loaded.computeIfAbsent(className, functions::load);
        List<@Nullable Object> given = new ArrayList<>();
        for (Object each : arguments) {
            given.add(each == null ? null : asTexts(each));
        }
        Object result;
        try {
            result = function.apply(Collections.unmodifiableList(given));
        } catch (RuntimeException e) {
            throw new Rejection("the function " + className + " refuses: " + e);
        }
        return result == null ? null : checked(result);
    }

    private static Object asTexts(Object value) {
        if (value instanceof List<?> elements) {
            return elements.stream().map(ModelFunction::asTexts).toList();
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> texts = new LinkedHashMap<>();
            members.forEach((name, member) -> {
                if (member != null) {
                    texts.put(String.valueOf(name), asTexts(member));
                }
            });
            return texts;
        }
        return Values.text(value);
    }

    private static Object checked(Object result) throws Rejection {
        if (result instanceof String text) {
            return Values.checkedText(text);
        }
        if (result instanceof List<?> elements) {
            List<Object> values = new ArrayList<>();
            for (Object each : elements) {
                if (each == null) {
                    throw new Rejection("an element of a function's array is null");
                }
                values.add(checked(each));
            }
            return values;
        }
        if (result instanceof Map<?, ?> members) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                if (!(member.getKey() instanceof String name)) {
                    throw new Rejection("the name of a member is no text");
                }
                if (member.getValue() != null) {
                    values.put(name, checked(member.getValue()));
                }
            }
            return values;
        }
        throw new Rejection("a function gave a " + result.getClass().getName());
    }
}
