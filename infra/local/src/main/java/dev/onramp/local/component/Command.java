package dev.onramp.local.component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A process to start.
 *
 * @param words program and arguments; no secrets, every user of the machine can read them
 * @param workingDir must lie below the data folder: it is one of the marks by which leftovers are known as ours
 * @param environment added to the inherited one
 */
public record Command(List<String> words, Path workingDir, Map<String, String> environment) {
    public Command {
        words = List.copyOf(words);
        Objects.requireNonNull(workingDir, "workingDir");
        environment = Map.copyOf(environment);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command without a program");
        }
    }
}
