package dev.onramp.model;

import java.util.List;

/**
 * An entity as it is written, before its references are resolved.
 *
 * @param entity all of it but the references
 * @param node where it is written
 */
record DeclaredEntity(Entity entity, Node node, List<DeclaredReference> references) {}
