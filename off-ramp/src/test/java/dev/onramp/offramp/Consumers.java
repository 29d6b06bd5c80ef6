package dev.onramp.offramp;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The built-in model with a consumer of each entity. */
public final class Consumers {
    private static final String DECLARED = """
            consumers {
              crm_customers { topic = crm_customer_rows, entity = customer, like = raw_table_cust }
              crm_people { topic = crm_people_rows, entity = individual, like = raw_table_cust }
              bank { topic = bank_rows, entity = account, like = raw_table_acct }
            }
            """;

    private Consumers() {}

    public static CanonicalModel model() {
        try {
            Path folder = Files.createTempDirectory("onramp-consumers");
            for (String each : List.of(
                    "entities/account",
                    "entities/customer",
                    "entities/individual",
                    "sources/raw_table_acct",
                    "sources/raw_table_cust")) {
                try (var in = Consumers.class.getResourceAsStream("/model/" + each + ".conf")) {
                    Files.write(folder.resolve(each.replace('/', '-') + ".conf"), in.readAllBytes());
                }
            }
            Files.writeString(folder.resolve("consumers.conf"), DECLARED);
            return ModelLoader.load(folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
