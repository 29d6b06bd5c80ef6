package dev.onramp.console.publish;

import java.util.List;

/**
 * The changes of one request.
 *
 * @param number from 0
 * @param lines where each change stands in the file, from 1
 */
record Chunk(int number, List<String> changes, List<Integer> lines) {
    Chunk {
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
    }
}
