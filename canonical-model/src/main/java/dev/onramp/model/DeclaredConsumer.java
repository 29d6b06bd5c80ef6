package dev.onramp.model;

import java.util.List;
import java.util.Optional;

/**
 * A consumer as it is written, before entity and source are looked up.
 *
 * @param without columns that it does without
 * @param node where it is written
 */
record DeclaredConsumer(
        Identifier name,
        String system,
        Optional<Identifier> topic,
        Optional<Identifier> entity,
        Optional<Identifier> like,
        List<Identifier> without,
        Node node) {}
