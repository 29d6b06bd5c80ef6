package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.MappingFunction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles a function as a customer would, and puts its jar into a model's folder. */
final class FunctionJar {
    /** In capital letters, with the second argument behind; needs a class beside it. */
    static final String SHOUT = """
            package com.customer;

            public final class Shout implements dev.onramp.model.MappingFunction {
                @Override
                public Object apply(java.util.List<Object> arguments) {
                    return String.valueOf(arguments.get(0)).toUpperCase(java.util.Locale.ROOT) + Mark.of(arguments);
                }
            }

            final class Mark {
                static Object of(java.util.List<Object> arguments) {
                    return arguments.get(1);
                }
            }
            """;

    private FunctionJar() {}

    static void write(Path model, String className, String source) throws IOException {
        Path work = Files.createTempDirectory(model, "source");
        Path file =
                Files.writeString(work.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java"), source);
        String classPath = Path.of(MappingFunction.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", work.toString(), file.toString());
        assertThat(failures).isZero();
        Path library = Files.createDirectories(model.resolve("lib")).resolve("functions.jar");
        try (OutputStream out = Files.newOutputStream(library);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> made = Files.walk(work)) {
            for (Path each :
                    made.filter(path -> path.toString().endsWith(".class")).toList()) {
                jar.putNextEntry(new ZipEntry(work.relativize(each).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(each));
            }
        }
    }
}
