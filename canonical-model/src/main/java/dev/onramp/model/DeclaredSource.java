package dev.onramp.model;

/**
 * A source as it is written, before its mapping is checked against the entities.
 *
 * @param node where it is written
 */
record DeclaredSource(Source source, Node node) {}
