package dev.onramp.forwarder;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes replies as a transform does. */
public final class Accountant {
    private Accountant() {}

    /** A right reply; the text that {@code more} gives is put into each partition's object, before its end. */
    public static String reply(List<Slice> slices, Function<Slice, String> more) {
        return slices.stream()
                .map(slice -> ("{\"topic\":\"%s\",\"partition\":%d,\"firstOffset\":%d,\"lastOffset\":%d,\"records\":%d,"
                                + "\"mapped\":%d,\"deadLettered\":0,\"events\":%d%s}")
                        .formatted(
                                slice.partition().topic(),
                                slice.partition().number(),
                                slice.firstOffset(),
                                slice.lastOffset(),
                                slice.records(),
                                slice.records(),
                                2 * slice.records(),
                                more.apply(slice)))
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[],\"partitions\":[", "]}"));
    }
}
