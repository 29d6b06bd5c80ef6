package dev.onramp.model;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the {@link MappingFunction}s that a model names are found: the class path, and behind it the jars in the folder {@code lib} of the model. The jars stay
 * open as long as the process lives. Equal where the jars are the same files. Thread-safe.
 */
public final class MappingFunctions {
    private static final Pattern CLASS_NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*([$][A-Za-z0-9_]+)*");
    private static final String LIBRARIES = "lib";

    private final List<Path> jars;
    private final ClassLoader loader;

    private MappingFunctions(List<Path> jars, ClassLoader loader) {
        this.jars = jars;
        this.loader = loader;
    }

    /** Those of the class path alone. */
    public static MappingFunctions ofClassPath() {
        return new MappingFunctions(List.of(), classPath());
    }

    /**
     * Those of a model folder too: every {@code lib/*.jar}, by name.
     *
     * @throws IOException when the folder {@code lib} is there and cannot be read
     */
    static MappingFunctions of(Path modelFolder) throws IOException {
        Path libraries = modelFolder.resolve(LIBRARIES);
        if (!Files.isDirectory(libraries)) {
            return ofClassPath();
        }
        try (Stream<Path> files = Files.list(libraries)) {
            List<Path> jars = files.filter(each -> each.toString().endsWith(".jar"))
                    .map(each -> each.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
            URL[] urls = new URL[jars.size()];
            for (int index = 0; index < urls.length; index++) {
                urls[index] = url(jars.get(index));
            }
            return new MappingFunctions(jars, new URLClassLoader(urls, classPath()));
        }
    }

    /**
     * A new instance of the class.
     *
     * @param className with its package; a nested class after {@code $}
     * @throws IllegalArgumentException when there is no such class or it is no function; the message says which
     */
    public MappingFunction load(String className) {
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

    private Class<?> find(String className) {
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            String where = jars.isEmpty() ? "" : ", nor in " + jars;
            throw new IllegalArgumentException("the class " + className + " is not on the class path" + where, e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException("the class " + className + " cannot be loaded: " + e, e);
        }
    }

    private static ClassLoader classPath() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? MappingFunctions.class.getClassLoader() : context;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar + " is no place of a jar", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MappingFunctions functions && jars.equals(functions.jars);
    }

    @Override
    public int hashCode() {
        return jars.hashCode();
    }

    @Override
    public String toString() {
        return jars.isEmpty() ? "the class path" : "the class path and " + jars;
    }
}
