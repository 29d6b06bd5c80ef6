package dev.onramp.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whoever started the process that it is at work: a file that holds its process id. */
final class ReadyFile {
    private ReadyFile() {}

    /** @throws dev.onramp.config.OnrampException ONR-H004 when the file cannot be written */
    static void write(Path file) {
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw DoorErrors.readyFile(file, e);
        }
    }
}
