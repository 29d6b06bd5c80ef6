package dev.onramp.model;

/** What happens to a change that has columns which its source does not declare. */
public enum SchemaDrift {
    /** The columns stay in the archive, are not mapped, and are counted and reported. */
    KEEP,
    /** The columns stay in the archive and are not mapped; nobody is told. */
    IGNORE,
    /** The change goes to the dead letters. */
    REJECT
}
