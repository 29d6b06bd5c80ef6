package dev.onramp.model;

import java.lang.reflect.Modifier;
import java.util.regex.Pattern;

/** Finds the {@link MappingFunction} that a model names. Stateless. */
public final class MappingFunctions {
    private static final Pattern CLASS_NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*([$][A-Za-z0-9_]+)*");

    private MappingFunctions() {}

    /**
     * A new instance of the class.
     *
     * @param className with its package; a nested class after {@code $}
     * @throws IllegalArgumentException when there is no such class or it is no function; the message says which
     */
    public static MappingFunction load(String className) {
        if (!CLASS_NAME.matcher(className).matches()) {
            throw new IllegalArgumentException("'" + className + "' is no name of a class");
        }
        Class<?> found = find(className);
        if (!MappingFunction.class.isAssignableFrom(found)) {
            throw new IllegalArgumentException(
                    "the class " + className + " does not implement " + MappingFunction.class.getName());
        }
        try {
            if (Modifier.isAbstract(found.getModifiers()) || !Modifier.isPublic(found.getModifiers())) {
                throw new IllegalArgumentException("the class " + className + " is not public, or abstract");
            }
            return (MappingFunction) found.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "the class " + className + " has no public constructor without parameters", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException("the class " + className + " cannot be made: " + e, e);
        }
    }

    private static Class<?> find(String className) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? MappingFunctions.class.getClassLoader() : context;
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the class " + className + " is not on the class path", e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException("the class " + className + " cannot be loaded: " + e, e);
        }
    }
}
