package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar that Lambda gets. */
class PackagedHandlerIT {
    private static final long LAMBDA_LIMIT_BYTES = 250L * 1024 * 1024;

    @Test
    void startsAndAnswersWithNothingButItsJar() throws Exception {
        ClassLoader jdkAlone = ClassLoader.getPlatformClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Stays open: the client threads of the function live as long as this process.
        URLClassLoader lambda = new URLClassLoader(new URL[] {jar().toUri().toURL()}, jdkAlone);
        try {
            thread.setContextClassLoader(lambda);
            Class<?> type = lambda.loadClass("dev.onramp.transform.lambda.TransformHandler");
            Object handler = type.getConstructor().newInstance();
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            type.getMethod(
                            "handleRequest",
                            InputStream.class,
                            OutputStream.class,
                            lambda.loadClass("com.amazonaws.services.lambda.runtime.Context"))
                    .invoke(handler, new ByteArrayInputStream("{\"records\":{}}".getBytes(UTF_8)), reply, null);

            assertThat(reply.toString(UTF_8)).isEqualTo("{\"batchItemFailures\":[],\"partitions\":[]}");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void staysBelowTheLimitOfLambda() throws Exception {
        long unpacked = 0;
        try (JarFile jar = new JarFile(jar().toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                unpacked += entries.nextElement().getSize();
            }
        }

        assertThat(unpacked).isLessThan(LAMBDA_LIMIT_BYTES);
    }

    private static Path jar() throws Exception {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "*-lambda.jar")) {
            return jars.iterator().next();
        }
    }
}
