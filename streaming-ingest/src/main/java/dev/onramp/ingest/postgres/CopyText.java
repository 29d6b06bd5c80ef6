package dev.onramp.ingest.postgres;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.JsonText;
import dev.onramp.ingest.ParsedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change as one line of PostgreSQL's COPY text format, its columns in the order of {@link PostgresMerge#stageColumns}. Texts hold no
 * U+0000: the parser rejects those.
 */
public final class CopyText {
    private CopyText() {}

    /** The line with its line feed, in UTF-8. */
    public static byte[] line(EntityColumns entity, ParsedRecord.Change change) {
        StringBuilder out = new StringBuilder(256);
        List<Column> fields = entity.fields();
        for (int i = 0; i < fields.size(); i++) {
            append(out, fields.get(i).type(), change.values()[i]);
            out.append('\t');
        }
        out.append(change.operation().text()).append('\t');
        out.append(change.sequence().value()).append('\t');
        append(out, ColumnType.Simple.TIMESTAMP, change.changedAtMicros());
        out.append('\t');
        append(out, ColumnType.Simple.TEXT, change.dataId());
        out.append('\t').append(change.mappingVersion()).append('\t');
        append(out, ColumnType.Simple.TEXT, change.keyText());
        out.append('\t').append(change.isDelete() ? 't' : 'f').append('\n');
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, ColumnType type, @Nullable Object value) {
        if (value == null) {
            out.append("\\N");
        } else if (type instanceof ColumnType.Array || type instanceof ColumnType.Struct) {
            StringBuilder json = new StringBuilder();
            JsonText.append(json, type, value);
            escape(out, json);
        } else if (type == ColumnType.Simple.TEXT) {
            escape(out, (String) value);
        } else {
            out.append(JsonText.plain(type, value));
        }
    }

    private static void escape(StringBuilder out, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
    }
}
