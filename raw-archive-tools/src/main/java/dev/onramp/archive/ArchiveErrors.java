package dev.onramp.archive;

import dev.onramp.config.OnrampException;
import java.util.Collection;

/** Every failure of the archive's tools. */
public final class ArchiveErrors {
    private ArchiveErrors() {}

    public static OnrampException unknownTable(String table, Collection<String> known) {
        return new OnrampException(
                "ONR-A001",
                "there is no archive of a table '" + table + "'",
                "the model has these sources: " + known.stream().sorted().toList(),
                "name one of them, or another model with --model");
    }

    public static OnrampException unreachable(String place, Throwable cause) {
        return new OnrampException(
                "ONR-A002",
                "the archive's store does not answer for " + place,
                String.valueOf(cause.getMessage()),
                "onramp up, then onramp status; check the settings s3 and archive.bucket",
                cause);
    }

    public static OnrampException broken(String key, long line, String why) {
        return new OnrampException(
                "ONR-A003",
                "the archive object " + key + " is broken at line " + line,
                why,
                "look at the object: every line must be as docs/contract.md says; nothing was changed");
    }

    public static OnrampException notFound(String what) {
        return new OnrampException(
                "ONR-A004",
                "the archive does not hold " + what,
                "no line of the objects looked at is that one",
                "check table and date; with archive.mode = firehose wait until the streams have delivered");
    }

    public static OnrampException badReference(String reference, String why) {
        return new OnrampException(
                "ONR-A005",
                "'" + reference + "' refers to nothing in an archive",
                why,
                "use TOPIC-PARTITION-OFFSET, or what a header ce_rawref says: s3://BUCKET/OBJECT#LINE or"
                        + " firehose://STREAM#TOPIC-PARTITION-OFFSET");
    }

    public static OnrampException notAsWritten(String key) {
        return new OnrampException(
                "ONR-A006",
                "the merged object " + key + " does not read back as it was written",
                "its lines or their number differ",
                "check the store; the objects that were to be merged are all still there");
    }

    public static OnrampException sealed(String coordinates, String keyId) {
        return new OnrampException(
                "ONR-A007",
                "the payload of " + coordinates + " cannot be decrypted",
                "it is encrypted with the key " + keyId + ", which transform.unparsable-key is not",
                "set ONRAMP_TRANSFORM_UNPARSABLE_KEY to that key");
    }
}
