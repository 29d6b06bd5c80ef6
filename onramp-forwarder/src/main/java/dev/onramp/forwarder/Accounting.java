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
 * every record either mapped, dead-lettered or skipped; and from a failed item on nothing of its partition. Anything else is no reply. Stateless.
 */
final class Accounting {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** The reply is void, for a reason that names coordinates and counts alone. */
    private static final class VoidReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        VoidReply(String why) {
            super(why, null, false, false);
        }
    }

    private Accounting() {}

    static ReplyVerdict check(List<PayloadFormat.Section> sent, byte[] reply) {
        JsonNode root;
        try {
            root = READER.readTree(reply);
        } catch (IOException e) {
            // The message of the parser may quote the reply.
            return new ReplyVerdict.Unaccounted("the reply is not JSON (" + reply.length + " bytes)");
        }
        try {
            Map<String, PayloadFormat.Section> sections = new HashMap<>();
            sent.forEach(section -> sections.put(section.partition().toString(), section));
            Map<RawPartition, Long> undone = undone(sections, root.path("batchItemFailures"));
            Map<String, Slice> expected = new HashMap<>();
            sent.forEach(section -> done(section, undone, expected));
            return compare(expected, undone, root.path("partitions"));
        } catch (VoidReply e) {
            return new ReplyVerdict.Unaccounted(String.valueOf(e.getMessage()));
        }
    }

    private static Map<RawPartition, Long> undone(Map<String, PayloadFormat.Section> sent, JsonNode failures) {
        if (!failures.isArray()) {
            throw new VoidReply("the reply has no array batchItemFailures");
        }
        Map<RawPartition, Long> undone = new HashMap<>();
        for (JsonNode each : failures) {
            JsonNode item = each.path("itemIdentifier");
            String name = item.path("partition").asText();
            long offset = count(item, "offset");
            PayloadFormat.Section section = sent.get(name);
            if (section == null || section.records().stream().noneMatch(record -> record.offset() == offset)) {
                throw new VoidReply("the reply's batchItemFailures name " + shortened(name) + " at " + offset
                        + ", which was not sent");
            }
            undone.merge(section.partition(), offset, Math::min);
        }
        return undone;
    }

    /** What the reply must say is done of a partition: nothing, when its first record is not. */
    private static void done(
            PayloadFormat.Section section, Map<RawPartition, Long> undone, Map<String, Slice> expected) {
        long end = undone.getOrDefault(section.partition(), Long.MAX_VALUE);
        int count = (int) section.records().stream()
                .takeWhile(record -> record.offset() < end)
                .count();
        if (count > 0) {
            expected.put(section.partition().toString(), section.part(0, count).slice());
        }
    }

    private static ReplyVerdict compare(Map<String, Slice> open, Map<RawPartition, Long> undone, JsonNode partitions) {
        if (!partitions.isArray()) {
            throw new VoidReply("the reply has no array partitions");
        }
        long mapped = 0;
        long deadLettered = 0;
        long skipped = 0;
        long events = 0;
        for (JsonNode each : partitions) {
            Slice slice = requireSent(open, each);
            long mappedHere = count(each, "mapped");
            long deadHere = count(each, "deadLettered");
            long skippedHere = each.has("skipped") ? count(each, "skipped") : 0;
            if (mappedHere < 0
                    || deadHere < 0
                    || skippedHere < 0
                    || mappedHere + deadHere + skippedHere != slice.records()) {
                throw new VoidReply("of " + slice.records() + " records in " + slice + " the reply says " + mappedHere
                        + " mapped, " + deadHere + " dead-lettered and " + skippedHere + " skipped");
            }
            mapped += mappedHere;
            deadLettered += deadHere;
            skipped += skippedHere;
            events += Math.max(0, count(each, "events"));
        }
        if (!open.isEmpty()) {
            throw new VoidReply("the reply is silent about " + open.values());
        }
        return new ReplyVerdict.Accounted(mapped, deadLettered, skipped, events, undone);
    }

    private static Slice requireSent(Map<String, Slice> open, JsonNode partition) {
        String name = partition.path("topic").asText() + "-" + count(partition, "partition");
        Slice slice = open.remove(name);
        if (slice == null) {
            throw new VoidReply("the reply names " + shortened(name) + ", which was not sent or is named twice");
        }
        if (count(partition, "firstOffset") != slice.firstOffset()
                || count(partition, "lastOffset") != slice.lastOffset()
                || count(partition, "records") != slice.records()) {
            throw new VoidReply("done should be " + slice + " with " + slice.records() + " records, the reply says "
                    + name + "[" + count(partition, "firstOffset") + ".." + count(partition, "lastOffset") + "] with "
                    + count(partition, "records"));
        }
        return slice;
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
