package dev.onramp.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresUrlTest {
    @Test
    void readsTheDatabase() {
        assertThat(PostgresUrl.database("jdbc:postgresql://127.0.0.1:5432/shop"))
                .isEqualTo("shop");
        assertThat(PostgresUrl.database("jdbc:postgresql://db.example:5432/shop?ssl=true"))
                .isEqualTo("shop");
    }

    @Test
    void fallsBackToTheHouseNameWhereTheUrlNamesNone() {
        assertThat(PostgresUrl.database("jdbc:postgresql://127.0.0.1:5432/")).isEqualTo("onramp");
    }
}
