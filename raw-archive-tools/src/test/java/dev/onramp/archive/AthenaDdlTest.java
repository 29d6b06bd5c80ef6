package dev.onramp.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AthenaDdlTest {
    private static final Path GOLDEN = Path.of("src/test/resources/raw_table_cust.sql");

    /** {@code -Donramp.rewrite=true} writes the file anew. */
    @Test
    void isTheReviewedStatement() throws IOException {
        String ddl = AthenaDdl.of("raw_table_cust", "s3://onramp-archive/raw/raw_table_cust/");
        if (Boolean.getBoolean("onramp.rewrite")) {
            Files.writeString(GOLDEN, ddl);
        }

        assertThat(ddl).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void refusesALocationThatWouldEndTheText() {
        assertThatThrownBy(() -> AthenaDdl.of("t", "s3://b/x'y/")).isInstanceOf(IllegalArgumentException.class);
    }
}
