package dev.onramp.door;

import java.util.List;

/**
 * Names a change within what one producer sends to one table.
 *
 * @param parts kind and values, such as {@code ce}, source and id
 */
record EventId(List<String> parts) {
    EventId {
        parts = List.copyOf(parts);
    }

    static EventId ofCloudEvent(String source, String id) {
        return new EventId(List.of("ce", source, id));
    }

    /** @param position of the change in its request, from 0 */
    static EventId ofRequest(String idempotencyKey, int position) {
        return new EventId(List.of("key", idempotencyKey, Integer.toString(position)));
    }
}
