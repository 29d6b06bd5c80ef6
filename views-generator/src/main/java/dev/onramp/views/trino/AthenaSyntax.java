package dev.onramp.views.trino;

import dev.onramp.views.View;
import dev.onramp.views.ViewsErrors;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;

/** Reads a view's text with the parser of the Trino that Athena is nearer to than to the newest. */
final class AthenaSyntax {
    private AthenaSyntax() {}

    /** @throws dev.onramp.config.OnrampException ONR-V012 with the parser's words and place */
    static void check(View view) {
        try {
            new SqlParser()
                    .createStatement("CREATE OR REPLACE VIEW " + view.name().sql() + " AS\n" + view.body());
        } catch (ParsingException e) {
            throw ViewsErrors.proofFailed("athena", "view " + view.name() + " is not read", e);
        }
    }
}
