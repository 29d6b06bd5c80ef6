package dev.onramp.views.trino;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A value as the text of one cell. Arrays, rows and maps are JSON. */
final class CellText {
    private CellText() {}

    static String of(Object value) throws IOException {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return JsonValues.text(value);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
