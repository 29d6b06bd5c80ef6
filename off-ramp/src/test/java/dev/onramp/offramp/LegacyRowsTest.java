package dev.onramp.offramp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.LegacyConsumer;
import dev.onramp.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyRowsTest {
    private static final String MODEL = """
            entities { e { key = [k], fields {
              k { type = string }, n { type = string, optional = true }, amount { type = "decimal(12,4)", optional = true }
              yes { type = boolean, optional = true }, day { type = date, optional = true }, at { type = timestamp, optional = true }
              tags { type = array, element { type = string }, optional = true }, rate { type = double, optional = true } } } }
            sources { raw_e { system = s, key = [a]
              fields { a { type = int }, n { type = long, optional = true }
                amount { type = "decimal(9,2)", optional = true }, yes { type = string, optional = true }
                day { type = string, optional = true }, at { type = string, optional = true }
                tags { type = array, element { type = string }, optional = true }, rate { type = double, optional = true } }
              produces { e { k { concat = [{ const = "K" }, { from = a }] }, n { from = n }, amount { from = amount }
                yes { from = yes, parse { as = boolean, true = [J], false = [N] } }
                day { from = day, parse { as = date, pattern = "dd.MM.yy" } }
                at { from = at, parse { as = timestamp, pattern = "yyyy-MM-dd HH:mm:ss", zone = Europe/Berlin } }
                tags { from = tags }, rate { from = rate } } } } }
            consumers { c { topic = c_rows, entity = e, like = raw_e } }
            """;

    @TempDir
    private Path folder;

    @Test
    void writesEachTypeAsTheSourceHasIt() throws Exception {
        LegacyRow row = rows().of(
                        bytes("{\"k\":\"K17\"}"),
                        bytes(
                                "{\"k\":\"K17\",\"n\":\"9007199254740993\",\"amount\":\"1.5000\",\"yes\":false,"
                                        + "\"day\":\"2026-01-31\",\"at\":\"2026-07-01T10:00:00.000000Z\",\"tags\":[\"x\",\"y\"],\"rate\":1.5}"),
                        Optional.of("create"),
                        Optional.of("2026-01-31T10:11:12.123Z"));

        assertThat(row.key()).isEqualTo("17");
        assertThat(row.json())
                .isEqualTo(
                        "{\"a\":17,\"n\":9007199254740993,\"amount\":\"1.50\",\"yes\":\"N\",\"day\":\"31.01.26\","
                                + "\"at\":\"2026-07-01 12:00:00\",\"tags\":[\"x\",\"y\"],\"rate\":1.5,\"__op\":\"c\",\"__ts_ms\":1769854272123}");
    }

    @Test
    void givesADeleteWithTheKeyAlone() throws Exception {
        LegacyRow row = rows().of(bytes("{\"k\":\"K17\"}"), null, Optional.of("delete"), Optional.empty());

        assertThat(row).isEqualTo(new LegacyRow("17", "{\"a\":17,\"__op\":\"d\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"k\":\"X17\"} | is not 'K', a text and ''",
                "{\"k\":\"K1x\"} | is no value of the column a",
                "{\"k\":\"K1e999999999\"} | is no value of the column a",
                "{\"k\":\"K2147483648\"} | is no value of the column a",
                "{\"k\":\"K1\",\"n\":1e999999999} | is no value of the column n",
                "{\"k\":\"K1\",\"rate\":\"NaN\"} | is no value of the column rate",
                "{\"k\":\"K1\",\"tags\":\"x\"} | is a single value",
                "{\"k\":\"K1\",\"yes\":\"maybe\"} | neither true nor false",
                "{\"k\":null} | has no value",
                "{} | has no value",
                "[] | no JSON object",
                "{\"k\" | no JSON",
                "{\"k\":\"K1\",\"amount\":\"1.505\"} | is no",
                "{\"k\":\"K1\",\"yes\":{}} | no single value",
                "{\"k\":\"K1\",\"day\":\"soon\"} | cannot be written in the form",
            })
    void saysWhyARecordHasNoRow(String record, String reason) throws IOException {
        LegacyRows rows = rows();
        assertThatThrownBy(() -> rows.of(bytes(record), bytes(record), Optional.empty(), Optional.empty()))
                .isInstanceOf(NotGivenBackException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> rows.of(null, bytes("{}"), Optional.empty(), Optional.empty()))
                .hasMessageContaining("no key");
        assertThatThrownBy(() -> rows.of(bytes("{}"), null, Optional.of("truncate"), Optional.empty()))
                .hasMessageContaining("a truncate");
    }

    private LegacyRows rows() throws IOException {
        Files.writeString(folder.resolve("all.conf"), MODEL);
        LegacyConsumer consumer =
                ModelLoader.load(folder.toString()).consumers().get(0);
        return new LegacyRows(consumer);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
