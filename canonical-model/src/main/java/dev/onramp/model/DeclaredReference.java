package dev.onramp.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reference as it is written; one to several entities is one for each.
 *
 * @param targetField the one field that a reference of a single field names; empty when it stands for the target's whole key
 */
record DeclaredReference(
        Identifier role,
        List<Identifier> fields,
        Identifier target,
        Optional<Identifier> targetField,
        int depth,
        Optional<Reference.Guard> guard,
        Set<Reference.ToMany> toMany,
        Node node) {}
