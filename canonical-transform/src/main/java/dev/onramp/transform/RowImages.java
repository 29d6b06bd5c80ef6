package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the objects in which the tools send a row, or parts of it. Compiled once per source; immutable and thread-safe. */
final class RowImages {
    /** What Debezium writes in the place of a large value that the database did not send again. */
    private static final String UNAVAILABLE = "__debezium_unavailable_value";

    private static final String IS_MISSING = "_isMissing";

    /** Which texts and members say that a value is not told. */
    enum Gaps {
        NONE,
        /** A text in the place of the value. */
        PLACEHOLDER,
        /** A member beside the value; and a column without a member. */
        MARKED
    }

    /**
     * @param values by position in the source's declaration
     * @param told whether the image says anything about the column, be it that there is no value
     * @param unavailable whether something stands in the place of the value
     */
    record Image(@Nullable Object[] values, boolean[] told, boolean[] unavailable) {}

    private final List<Identifier> names;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final ToolColumn[] columns;
    private final boolean[] all;
    private final boolean[] keys;
    private final UndeclaredColumns undeclared;

    RowImages(Source source, UndeclaredColumns undeclared) {
        this.undeclared = undeclared;
        List<Field> fields = source.fields();
        names = fields.stream().map(Field::name).toList();
        columns = fields.stream().map(ToolColumn::new).toArray(ToolColumn[]::new);
        all = new boolean[fields.size()];
        keys = new boolean[fields.size()];
        for (int index = 0; index < fields.size(); index++) {
            indexes.put(names.get(index).value(), index);
            all[index] = true;
            keys[index] = source.key().contains(names.get(index));
        }
    }

    /** A column's name as tools of databases that write in capitals have it. */
    static String folded(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) >= 'A' && name.charAt(at) <= 'Z') {
                return fold(name);
            }
        }
        return name;
    }

    private static String fold(String name) {
        char[] letters = name.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            letters[at] = letters[at] >= 'A' && letters[at] <= 'Z' ? (char) (letters[at] + ('a' - 'A')) : letters[at];
        }
        return new String(letters);
    }

    /**
     * The row.
     *
     * @throws RejectionException when a value is not of its column's type, two are of one column, or one is of none and the source wants that rejected
     */
    Image read(byte[] bytes, JsonMembers.Value object, SemanticTypes types, Gaps gaps) {
        return read(bytes, object, types, gaps, all, undeclared::met);
    }

    /** The row before: the same, but undeclared columns are those of the row alone. */
    Image readBefore(byte[] bytes, JsonMembers.Value object, SemanticTypes types, Gaps gaps) {
        return read(bytes, object, types, gaps, all, name -> {});
    }

    /** The row before, but only the key columns of the source. */
    Image readKey(byte[] bytes, JsonMembers.Value object, SemanticTypes types, Gaps gaps) {
        return read(bytes, object, types, gaps, keys, name -> {});
    }

    private Image read(
            byte[] bytes,
            JsonMembers.Value object,
            SemanticTypes types,
            Gaps gaps,
            boolean[] wanted,
            Consumer<String> undeclaredColumn) {
        Image image = new Image(new Object[columns.length], new boolean[columns.length], new boolean[columns.length]);
        boolean[] missing = new boolean[columns.length];
        @Nullable RejectionException[] refused = new RejectionException[columns.length];
        int length = object.to() - object.from();
        try (JsonParser parser = StrictJson.FACTORY.createParser(bytes, object.from(), length)) {
            parser.nextToken();
            JsonStreamContext row = parser.getParsingContext();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                boolean mark = gaps == Gaps.MARKED && name.endsWith(IS_MISSING);
                if (mark) {
                    mark(name, parser.currentToken(), missing);
                }
                int index = index(name, all);
                if (index >= 0 && wanted[index]) {
                    // Whether the value counts is known at the end of the object.
                    refused[index] = readColumn(index, parser, types, gaps, image);
                    while (parser.getParsingContext() != row) {
                        parser.nextToken();
                    }
                } else {
                    if (index < 0 && !mark) {
                        undeclaredColumn.accept(name);
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (int index = 0; index < missing.length; index++) {
            RejectionException problem = refused[index];
            if (missing[index]) {
                image.values()[index] = null;
                image.told()[index] = false;
            } else if (problem != null) {
                throw problem;
            }
        }
        return image;
    }

    /** What is wrong with the value; null when nothing is. */
    private @Nullable RejectionException readColumn(
            int index, JsonParser parser, SemanticTypes types, Gaps gaps, Image image) throws IOException {
        String name = names.get(index).value();
        if (image.told()[index] || image.unavailable()[index]) {
            throw new RejectionException(RejectionReason.BAD_COLUMN, "column " + name + " is there twice");
        }
        boolean gap = gaps == Gaps.PLACEHOLDER
                && parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getText().equals(UNAVAILABLE);
        image.told()[index] = !gap;
        image.unavailable()[index] = gap;
        if (gap) {
            return null;
        }
        try {
            image.values()[index] = columns[index].read(parser, types.of(name));
            return null;
        } catch (RejectionException bad) {
            return bad;
        }
    }

    private void mark(String name, JsonToken token, boolean[] missing) {
        int index = index(name.substring(0, name.length() - IS_MISSING.length()), all);
        if (index >= 0 && token == JsonToken.VALUE_TRUE) {
            missing[index] = true;
        }
    }

    /** Negative for what is no wanted column. */
    private int index(String name, boolean[] wanted) {
        Integer index = indexes.get(folded(name));
        return index == null || !wanted[index] ? -1 : index;
    }
}
