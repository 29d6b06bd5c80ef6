package dev.onramp.model.change;

/** Who relies on a model. */
public enum Audience {
    /** Consumers of the canonical topics, who read JSON and tolerate members that they do not know. */
    TOPICS,
    /** The stored tables, Delta and PostgreSQL, which outlive the model and must take the new one's rows beside the old. */
    TABLES,
    /** Those who query the generated views by name. */
    VIEWS
}
