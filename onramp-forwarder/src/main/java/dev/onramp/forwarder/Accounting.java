package dev.onramp.forwarder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a reply against what was sent ({@code docs/contract.md}, Invocation): the same partitions, each with the same first and last offset and count,
 * every record either mapped, dead-lettered or skipped, no failed items. Anything less is no reply. Stateless.
 */
final class Accounting {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private Accounting() {}

    static ReplyVerdict check(List<Slice> sent, byte[] reply) {
        JsonNode root;
        try {
            root = READER.readTree(reply);
        } catch (IOException e) {
            // The message of the parser may quote the reply.
            return unaccounted("the reply is not JSON (" + reply.length + " bytes)");
        }
        JsonNode failures = root.path("batchItemFailures");
        if (!failures.isArray() || !failures.isEmpty()) {
            return unaccounted("the reply's batchItemFailures is not an empty array: "
                    + (failures.isArray() ? failures.size() + " items" : "absent or of another type"));
        }
        JsonNode partitions = root.path("partitions");
        if (!partitions.isArray()) {
            return unaccounted("the reply has no array partitions");
        }
        return compare(sent, partitions);
    }

    private static ReplyVerdict compare(List<Slice> sent, JsonNode partitions) {
        Map<String, Slice> open = new HashMap<>();
        sent.forEach(slice -> open.put(slice.partition().toString(), slice));
        long mapped = 0;
        long deadLettered = 0;
        long skipped = 0;
        long events = 0;
        for (JsonNode each : partitions) {
            String name = each.path("topic").asText() + "-" + count(each, "partition");
            Slice slice = open.remove(name);
            if (slice == null) {
                return unaccounted("the reply names " + shortened(name) + ", which was not sent or is named twice");
            }
            if (count(each, "firstOffset") != slice.firstOffset()
                    || count(each, "lastOffset") != slice.lastOffset()
                    || count(each, "records") != slice.records()) {
                return unaccounted(
                        "sent " + slice + " with " + slice.records() + " records, the reply says " + name + "["
                                + count(each, "firstOffset") + ".." + count(each, "lastOffset") + "] with "
                                + count(each, "records"));
            }
            long mappedHere = count(each, "mapped");
            long deadHere = count(each, "deadLettered");
            long skippedHere = each.has("skipped") ? count(each, "skipped") : 0;
            if (mappedHere < 0
                    || deadHere < 0
                    || skippedHere < 0
                    || mappedHere + deadHere + skippedHere != slice.records()) {
                return unaccounted("of " + slice.records() + " records in " + slice + " the reply says " + mappedHere
                        + " mapped, " + deadHere + " dead-lettered and " + skippedHere + " skipped");
            }
            mapped += mappedHere;
            deadLettered += deadHere;
            skipped += skippedHere;
            events += Math.max(0, count(each, "events"));
        }
        if (!open.isEmpty()) {
            return unaccounted("the reply is silent about " + open.values());
        }
        return new ReplyVerdict.Accounted(mapped, deadLettered, skipped, events);
    }

    private static ReplyVerdict unaccounted(String why) {
        return new ReplyVerdict.Unaccounted(why);
    }

    /** -1 where there is no such whole number. */
    private static long count(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
    }

    private static String shortened(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "...";
    }
}
