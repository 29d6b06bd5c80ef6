package dev.onramp.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/configuration.md to reference.conf; run with {@code -Donramp.rewrite=true} to write it anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String START = "<!-- table: written by ConfigurationPageTest -->\n";

    private final Map<String, ConfigValue> shipped = new TreeMap<>();

    ConfigurationPageTest() {
        Config reference = Settings.reference().getConfig("onramp");
        reference.entrySet().forEach(each -> shipped.put(each.getKey(), each.getValue()));
    }

    @Test
    void listsEveryKeyWithItsDefaultAndMeaning() throws IOException {
        String page = Files.readString(PAGE);
        int table = page.indexOf(START) + START.length();
        if (Boolean.getBoolean("onramp.rewrite")) {
            Files.writeString(PAGE, page.substring(0, table) + table());
        }

        assertThat(Files.readString(PAGE).substring(table))
                .as("the table is out of date: mvn -pl settings test -Donramp.rewrite=true writes it anew")
                .isEqualTo(table());
    }

    @Test
    void everyKeyHasItsMeaningAboveIt() {
        assertThat(shipped)
                .allSatisfy((key, value) ->
                        assertThat(meaning(value)).as("comment above " + key).isNotBlank());
    }

    private String table() {
        StringBuilder table = new StringBuilder("| key | default | takes | meaning |\n|---|---|---|---|\n");
        shipped.forEach((key, value) -> table.append("| `" + key + "` | " + shown(value) + " | "
                + SettingKind.of(value).expected() + " | " + meaning(value).replace("|", "\\|") + " |\n"));
        return table.toString();
    }

    private static String shown(ConfigValue value) {
        String text = String.valueOf(value.unwrapped());
        return text.isEmpty() ? "empty" : "`" + text + "`";
    }

    private static String meaning(ConfigValue value) {
        return value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
    }
}
