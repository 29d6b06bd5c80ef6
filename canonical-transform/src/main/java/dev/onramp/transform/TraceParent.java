package dev.onramp.transform;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** The W3C trace context of a change: the one it came with, or one derived from its id, so that a retry continues the same trace. */
final class TraceParent {
    static final String HEADER = "traceparent";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    static String of(RawRecord raw, byte[] dataId) {
        return raw.text(HEADER).filter(text -> FORM.matcher(text).matches()).orElseGet(() -> derived(dataId));
    }

    private static String derived(byte[] dataId) {
        byte[] hash = Sha256.of(dataId, 0, dataId.length);
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(hash, 0, 16) + "-" + hex.formatHex(hash, 16, 24) + "-01";
    }
}
