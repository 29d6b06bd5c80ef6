package dev.onramp.views.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import io.trino.sql.SqlFormatter;
import io.trino.sql.parser.SqlParser;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTokensTest {
    static Stream<View> views() {
        return Stream.of(TestModels.builtIn(), TestModels.shop())
                .flatMap(model -> LakeCatalog.of(model, TestModels.LAYOUT).views().stream());
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewThatTrinoPrintedAnewIsTheSame(View view) {
        String printed = SqlFormatter.formatSql(new SqlParser().createStatement(view.body()));

        assertThat(printed).isNotEqualTo(view.body());
        assertThat(SqlTokens.of(printed)).isEqualTo(SqlTokens.of(view.body()));
    }

    @Test
    void anotherTableColumnConditionOrTextIsAnotherView() {
        var tokens = SqlTokens.of("SELECT a.x AS y FROM s.a AS a WHERE a.o <> 'Delete'");

        assertThat(Stream.of(
                                "SELECT a.x AS y FROM s.b AS a WHERE a.o <> 'Delete'",
                                "SELECT a.z AS y FROM s.a AS a WHERE a.o <> 'Delete'",
                                "SELECT a.x AS y FROM s.a AS a WHERE a.o = 'Delete'",
                                "SELECT a.x AS y FROM s.a AS a WHERE a.o <> 'delete'",
                                "SELECT a.x AS y FROM s.a AS a")
                        .map(SqlTokens::of))
                .doesNotContain(tokens);
    }
}
