package dev.onramp.views;

/**
 * A Delta table that the ingest writes and the engines must know by name.
 *
 * @param location {@code s3://bucket/schema/table}, without a slash at the end
 */
public record LakeTable(ObjectName name, String location) {}
