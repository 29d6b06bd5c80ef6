package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import org.junit.jupiter.api.Test;

class PostgresTablesTest {
    @Test
    void aServerWithoutMergeIsRefusedAtTheStart() {
        assertThatThrownBy(() -> PostgresTables.requireVersion(14))
                .isInstanceOf(OnrampException.class)
                .hasMessageContainingAll("ONR-I023", "PostgreSQL 14", "MERGE", "version 15", "ingest.sinks = lake");
        assertThatCode(() -> PostgresTables.requireVersion(15)).doesNotThrowAnyException();
    }
}
