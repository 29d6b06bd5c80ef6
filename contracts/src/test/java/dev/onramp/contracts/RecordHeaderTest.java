package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordHeaderTest {
    @Test
    void theHeadersAreThoseOfTheNormativePageInItsWords() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "contract.md")).stream()
                .filter(line -> line.startsWith("| `ce_") || line.startsWith("| `content-type`"))
                .filter(line -> line.split("\\|").length == 3)
                .toList();

        assertThat(RecordHeader.all().stream().map(each -> "| `" + each.name() + "` | " + each.text() + " |"))
                .containsExactlyElementsOf(page);
    }

    @Test
    void aTruncateHasNoSubjectAndEverythingElseIsThere() {
        assertThat(RecordHeader.all())
                .filteredOn(each -> !each.required())
                .extracting(RecordHeader::name)
                .containsExactly("ce_subject");
    }
}
