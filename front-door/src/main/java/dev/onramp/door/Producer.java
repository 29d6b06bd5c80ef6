package dev.onramp.door;

import dev.onramp.model.Identifier;
import java.util.Objects;
import java.util.Set;

/**
 * Someone who may write.
 *
 * @param keyHash as {@link dev.onramp.model.contract.ProducerKey#hash()} gives it
 * @param tables the source tables it may write
 */
public record Producer(String name, String keyHash, Set<Identifier> tables) {
    public Producer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(keyHash, "keyHash");
        tables = Set.copyOf(tables);
    }

    boolean mayWrite(Identifier table) {
        return tables.contains(table);
    }
}
