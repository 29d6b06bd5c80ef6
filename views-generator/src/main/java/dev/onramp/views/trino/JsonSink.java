package dev.onramp.views.trino;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One object per row, with or without an array around all of them. A column's name that comes again gets a number. */
final class JsonSink implements RowSink {
    private final Writer out;
    private final String start;
    private final String separator;
    private final String stop;
    private List<String> names = List.of();
    private long rows;

    private JsonSink(Writer out, String start, String separator, String stop) {
        this.out = out;
        this.start = start;
        this.separator = separator;
        this.stop = stop;
    }

    static JsonSink array(Writer out) {
        return new JsonSink(out, "[", ",", "\n]\n");
    }

    static JsonSink lines(Writer out) {
        return new JsonSink(out, "", "", "\n");
    }

    @Override
    public void begin(List<ResultColumn> columns) throws IOException {
        names = distinct(columns);
        out.write(start);
    }

    @Override
    public void row(List<Object> values) throws IOException {
        if (rows++ > 0) {
            out.write(separator + "\n");
        } else if (!start.isEmpty()) {
            out.write("\n");
        }
        try (JsonGenerator json = JsonValues.FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter());
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeFieldName(names.get(i));
                JsonValues.write(json, values.get(i));
            }
            json.writeEndObject();
        }
    }

    @Override
    public void end() throws IOException {
        if (rows > 0 || !start.isEmpty()) {
            out.write(stop);
        }
        out.flush();
    }

    private static List<String> distinct(List<ResultColumn> columns) {
        var seen = new HashSet<String>();
        var names = new ArrayList<String>();
        for (ResultColumn column : columns) {
            String name = column.name();
            for (int i = 2; !seen.add(name); i++) {
                name = column.name() + "_" + i;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }
}
