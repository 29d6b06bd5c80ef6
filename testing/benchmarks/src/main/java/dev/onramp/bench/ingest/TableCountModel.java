package dev.onramp.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A model with so many entities of one shape. */
final class TableCountModel {
    private static final String ENTITY = """
        entities {
          thing_%02d {
            doc = "One of many tables of one shape."
            kind = thing
            key = [id]
            fields {
              id { type = string, doc = "Key." }
              name { type = string, optional = true, doc = "A text." }
              status { type = enum, values = [New, Active, Closed], doc = "A state." }
              created { type = date, optional = true, doc = "A day." }
              amount { type = long, optional = true, doc = "A number." }
            }
          }
        }
        """;

    private TableCountModel() {}

    /** Writes it to a folder of its own. */
    static Path write(Path folder, int tables) throws IOException {
        Path entities =
                Files.createDirectories(folder.resolve("model-" + tables).resolve("entities"));
        for (int table = 1; table <= tables; table++) {
            Files.writeString(
                    entities.resolve(String.format(Locale.ROOT, "thing_%02d.conf", table)),
                    String.format(Locale.ROOT, ENTITY, table));
        }
        return folder.resolve("model-" + tables);
    }
}
