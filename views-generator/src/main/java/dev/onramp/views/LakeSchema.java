package dev.onramp.views;

import dev.onramp.model.Identifier;

/**
 * A schema of the catalog.
 *
 * @param location {@code s3://bucket/schema}
 */
public record LakeSchema(Identifier name, String location) {}
