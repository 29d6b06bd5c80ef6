package dev.onramp.views.athena;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.nio.charset.StandardCharsets;

/** The words of views as the Data Catalog can hold them: bounded, those of a column on one line. */
final class GlueWords {
    /** Of the description of a table, in bytes. */
    static final int VIEW_BYTES = 2048;
    /** Of the comment of a column, in bytes. */
    static final int COLUMN_BYTES = 255;

    private static final String CUT = "...";

    private GlueWords() {}

    /** The same catalog but for words that are too long or hold what Glue refuses. */
    static LakeCatalog fitted(LakeCatalog catalog) {
        return new LakeCatalog(
                catalog.schemas(),
                catalog.tables(),
                catalog.views().stream().map(GlueWords::fitted).toList());
    }

    private static View fitted(View view) {
        return new View(
                view.name(),
                view.kind(),
                view.entity(),
                cut(view.comment().replaceAll("[\\p{Cntrl}&&[^\t\r\n]]", " ").strip(), VIEW_BYTES),
                view.grain(),
                view.columns().stream().map(GlueWords::fitted).toList(),
                view.tables(),
                view.body());
    }

    /** The path that a joined column's comment ends with is kept: by it a plan sees that a column shows something else. */
    private static ViewColumn fitted(ViewColumn column) {
        String words = column.comment().replaceAll("[\\p{Cntrl}&&[^\t]]+", " ").strip();
        if (bytes(words) > COLUMN_BYTES) {
            String path = " From " + column.origin().path() + ".";
            words = words.endsWith(path) && bytes(path) < COLUMN_BYTES - CUT.length()
                    ? cut(words.substring(0, words.length() - path.length()), COLUMN_BYTES - bytes(path)) + path
                    : cut(words, COLUMN_BYTES);
        }
        return new ViewColumn(column.name(), column.type(), words, column.origin());
    }

    private static String cut(String words, int maxBytes) {
        if (bytes(words) <= maxBytes) {
            return words;
        }
        int end = words.length();
        while (bytes(words.substring(0, end)) > maxBytes - CUT.length()) {
            end = words.offsetByCodePoints(end, -1);
        }
        return words.substring(0, end).strip() + CUT;
    }

    private static int bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8).length;
    }
}
