package dev.onramp.local.server.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The jars of the AWS Lambda Runtime Interface Client and nothing else, so that a function meets the class path that it has on AWS. */
final class RuntimeClassPath {
    static final String MAIN_CLASS = AWSLambda.class.getName();
    private static final List<Class<?>> ONE_OF_EACH_JAR =
            List.of(AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    private RuntimeClassPath() {}

    static List<Path> jars() {
        Set<Path> jars = new LinkedHashSet<>();
        for (Class<?> type : ONE_OF_EACH_JAR) {
            jars.add(jarOf(type));
        }
        return new ArrayList<>(jars);
    }

    private static Path jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(type.getName() + " does not come from a jar");
        }
        URL url = source.getLocation();
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("unusable location of " + type.getName() + ": " + url, e);
        }
    }
}
