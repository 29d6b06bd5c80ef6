package dev.onramp.contracts;

import java.util.Locale;

/** The kinds of document, each in a folder of its own. */
public enum ContractFormat {
    JSON_SCHEMA,
    ODCS,
    ASYNCAPI,
    DBT,
    DIAGRAMS,
    MARKDOWN,
    HTML;

    /** The folder below that of all contracts. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
