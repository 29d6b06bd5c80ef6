package dev.onramp.contracts;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a canonical topic promises to those who read it: the one place of these texts, which every contract quotes. The rules behind them are
 * in {@code docs/contract.md}.
 *
 * @param value in a word or two, for machines
 * @param text for people
 */
record Promise(String name, String value, String text) {
    static List<Promise> all() {
        return List.of(
                new Promise(
                        "key",
                        "json-object-of-key-fields",
                        "The record's key is a JSON object of the entity's key fields, in key order."),
                new Promise(
                        "delivery",
                        "at-least-once",
                        "Every change arrives, and may arrive more than once. A repeat has the same ce_id, key, value and ce_sequence."),
                new Promise(
                        "order",
                        "by-sequence-per-key",
                        "All changes of one key are in one partition. They may arrive out of order: ce_sequence, compared as text, says which is"
                                + " later; equal sequences of one key are one change. Between keys there is no order."),
                new Promise(
                        "delete",
                        "null-value",
                        "A deleted row is a record with its key and the value null (a tombstone), with the headers of any other change."),
                new Promise(
                        "truncate",
                        "record-in-every-partition",
                        "When a source empties a table, every partition gets one record with the key {} and the value null: rows whose ce_sequence is"
                                + " not above that of the record are gone. Keep the highest such sequence with the rows, since it may come before them."),
                new Promise(
                        "lateness",
                        "unbounded",
                        "A change may be late by any time; ce_time and the record's timestamp are the commit time in the source, not the arrival."
                                + " Who keeps for each key the value with the highest ce_sequence is right whatever comes late."),
                new Promise(
                        "replay",
                        "same-ids",
                        "A replay sends the same records again: the same raw change under the same mapping version has the same ce_id, ce_sequence and"
                                + " bytes. A change that was rejected and is replayed after a fix comes late."),
                new Promise(
                        "evolution",
                        "additive",
                        "New optional fields and new values of enums may appear at any time: ignore what is not known. Anything else is a breaking"
                                + " change, which onramp model diff names."));
    }

    /** As a list in Markdown, which CommonMark fields of contracts hold too. */
    static String markdown() {
        return all().stream()
                .map(each -> "- **" + each.name() + "** (" + each.value() + "): " + each.text())
                .collect(Collectors.joining("\n"));
    }
}
