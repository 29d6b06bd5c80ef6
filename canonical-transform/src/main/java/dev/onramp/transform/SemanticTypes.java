package dev.onramp.transform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The semantic types of the columns of one image of a row, from the schema of a wrapper. */
final class SemanticTypes {
    static final SemanticTypes NONE = new SemanticTypes(Map.of());

    private final Map<String, SemanticType> byColumn;

    private SemanticTypes(Map<String, SemanticType> byColumn) {
        this.byColumn = byColumn;
    }

    /** @param column the column's name in lower case */
    @Nullable
    SemanticType of(String column) {
        return byColumn.get(column);
    }

    /**
     * Finds them again as long as the schema stays the same, which it does for nearly all messages of a table: the schema is much longer than the payload.
     * Thread-safe.
     */
    static final class Cache {
        private record Known(byte[] schema, Map<String, SemanticTypes> byImage) {}

        private volatile @Nullable Known known;

        /** @param image the schema's field, such as {@code after} */
        SemanticTypes of(Message message, String image) {
            JsonMembers.Value schema = message.isWrapper() ? message.schema() : null;
            if (schema == null) {
                return NONE;
            }
            byte[] bytes = message.outer().bytes();
            Known last = known;
            if (last == null
                    || !Arrays.equals(last.schema(), 0, last.schema().length, bytes, schema.from(), schema.to())) {
                last = new Known(
                        Arrays.copyOfRange(bytes, schema.from(), schema.to()),
                        read(message.outer().open(schema)));
                known = last;
            }
            return last.byImage().getOrDefault(image, NONE);
        }
    }

    private static Map<String, SemanticTypes> read(JsonMembers schema) {
        Map<String, SemanticTypes> images = new HashMap<>();
        for (JsonMembers image : schema.objects("fields")) {
            Map<String, SemanticType> columns = new HashMap<>();
            for (JsonMembers column : image.objects("fields")) {
                String name = column.plainText("field");
                String type = column.plainText("name");
                JsonMembers parameters = column.hasObject("parameters")
                        ? column.object("parameters").orElseThrow()
                        : null;
                SemanticType semantic = type == null
                        ? null
                        : SemanticType.of(type, parameters == null ? null : parameters.plainText("scale"));
                if (name != null && semantic != null) {
                    columns.put(RowImages.folded(name), semantic);
                } else if (name != null) {
                    columns.remove(RowImages.folded(name));
                }
            }
            String name = image.plainText("field");
            if (name != null) {
                images.put(name, new SemanticTypes(columns));
            }
        }
        return images;
    }
}
