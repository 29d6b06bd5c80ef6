package dev.onramp.model.contract;

import dev.onramp.model.Identifier;

/** Names of topics. */
public final class Topics {
    private Topics() {}

    /** Where the changes of a source table arrive. */
    public static String raw(Identifier table) {
        return table.value();
    }

    /** Where the events of an entity stand. */
    public static String canonical(Identifier entity) {
        return entity.value();
    }

    /** Where the rejected changes of a raw topic go. */
    public static String deadLetters(String rawTopic) {
        return rawTopic + ".dlq";
    }
}
