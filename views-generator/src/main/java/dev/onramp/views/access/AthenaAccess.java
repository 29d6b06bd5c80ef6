package dev.onramp.views.access;

/** What decides on AWS who may read. */
public enum AthenaAccess {
    /** Its grants on databases, tables and views; views of the Data Catalog hide their tables. */
    LAKE_FORMATION("lake-formation"),
    /** Policies of roles alone: whoever reads a view must be allowed to read its tables. */
    IAM("iam");

    private final String text;

    AthenaAccess(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
