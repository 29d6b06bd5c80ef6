package dev.onramp.local.lambda;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.local.component.Site;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON file that tells the endpoint's process what to serve. Holds secrets. */
final class EndpointFile {
    /** What the function may read; everything else of the settings is not its business. */
    private static final List<String> FUNCTION_SECTIONS = List.of("kafka", "s3", "archive", "transform");

    private EndpointFile() {}

    static String text(Site site, int port, Path state, String handler, Path jar, List<Map<String, String>> streams) {
        Config lambda = site.section("lambda");
        Config s3 = site.section("s3");
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", lambda.getString("function"));
        function.put("handler", handler);
        function.put("classPath", List.of(jar.toString()));
        function.put("environment", environment(site));
        function.put("timeoutMillis", (int)
                site.section("forwarder").getDuration("invoke-timeout").toMillis());
        function.put("instances", site.section("local").getInt("function-instances"));
        function.put("heapMebibytes", mebibytes(site.heap("function")));
        Map<String, Object> firehose = new LinkedHashMap<>();
        firehose.put("streams", streams);
        firehose.put("bucket", site.section("archive").getString("bucket"));
        firehose.put("bufferMillis", (int)
                site.section("local").getDuration("firehose.buffer-interval").toMillis());
        firehose.put("bufferBytes", site.section("local").getInt("firehose.buffer-bytes"));
        firehose.put("endpoint", s3.getString("endpoint"));
        firehose.put("region", s3.getString("region"));
        firehose.put("accessKey", s3.getString("access-key"));
        firehose.put("secretKey", s3.getString("secret-key"));
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("port", port);
        endpoint.put("region", lambda.getString("region"));
        endpoint.put("stateDirectory", state.toString());
        endpoint.put("functions", List.of(function));
        endpoint.put("firehose", firehose);
        return ConfigFactory.parseMap(endpoint).root().render(ConfigRenderOptions.concise());
    }

    /** {@code ONRAMP_KAFKA_BOOTSTRAP_SERVERS} for {@code kafka.bootstrap-servers}, and so on. */
    private static Map<String, Object> environment(Site site) {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("ONRAMP_MODEL_DIR", site.settings().root().getString("onramp.model-dir"));
        for (String section : FUNCTION_SECTIONS) {
            site.section(section)
                    .entrySet()
                    .forEach(each -> environment.put(
                            variable(section + "." + each.getKey()),
                            String.valueOf(each.getValue().unwrapped())));
        }
        return environment;
    }

    private static String variable(String key) {
        return "ONRAMP_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static int mebibytes(String heap) {
        return (int) (ConfigFactory.parseMap(Map.of("heap", heap)).getBytes("heap") >> 20);
    }
}
