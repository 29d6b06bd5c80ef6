package dev.onramp.ingest;

/** Makes names that came with data fit to be shown in a problem. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** The name, cut at 60 characters, with whatever is not a letter, digit or {@code _-.} replaced. */
    static String name(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return cut.replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}
