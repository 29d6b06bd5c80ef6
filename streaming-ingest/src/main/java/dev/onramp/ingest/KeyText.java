package dev.onramp.ingest;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes the keys of an entity as the JSON object of the contract: equal keys give equal texts. Immutable. */
public final class KeyText {
    private final List<Column> columns;
    private final int[] positions;

    public KeyText(EntityColumns entity) {
        this.columns = entity.keyColumns();
        this.positions = entity.keyPositions();
    }

    /** @param valueAt the value of the entity's field at this position */
    public String of(IntFunction<? extends @Nullable Object> valueAt) {
        @Nullable Object[] values = new Object[positions.length];
        for (int i = 0; i < positions.length; i++) {
            values[i] = valueAt.apply(positions[i]);
        }
        StringBuilder text = new StringBuilder(64);
        JsonText.appendObject(text, columns, values);
        return text.toString();
    }
}
