package dev.onramp.reconcile.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the raw archive's objects: those of the transform, of delivery streams, and of merged objects. */
public final class ArchiveObject {
    private static final String DAY = "(?:.*/)?dt=\\d{4}-\\d{2}-\\d{2}/";
    private static final Pattern OFFSETS =
            Pattern.compile(DAY + "[^/]+-\\d{1,9}-(\\d{20})-(\\d{20})(?:-merged-[0-9a-f]{16})?\\.ndjson\\.gz");
    private static final Pattern DELIVERED =
            Pattern.compile(DAY + "[^/]+-\\d+-\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}-\\d{2}-[0-9A-Za-z-]+\\.gz");

    private ArchiveObject() {}

    /** Whether an object of the archive has such a key. */
    public static boolean isOne(String key) {
        Matcher name = OFFSETS.matcher(key);
        return name.matches()
                ? isOffset(name.group(1)) && isOffset(name.group(2))
                : DELIVERED.matcher(key).matches();
    }

    private static boolean isOffset(String digits) {
        return digits.compareTo("09223372036854775807") <= 0;
    }
}
