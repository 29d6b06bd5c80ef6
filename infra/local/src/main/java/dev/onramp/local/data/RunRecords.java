package dev.onramp.local.data;

import dev.onramp.local.LocalErrors;
import dev.onramp.local.Service;
import dev.onramp.local.process.PidRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The pid files of the stack, one per service that was started and not stopped. */
public record RunRecords(Path runDir) {
    public Optional<PidRecord> read(Service service) {
        try {
            return PidRecord.parse(Files.readString(file(service)));
        } catch (NoSuchFileException notStarted) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalErrors.unreadable(file(service), e);
        }
    }

    public void write(Service service, PidRecord pidRecord) throws IOException {
        AtomicFile.write(file(service), pidRecord.toJson());
    }

    public void remove(Service service) throws IOException {
        Files.deleteIfExists(file(service));
    }

    private Path file(Service service) {
        return runDir.resolve(service.text() + ".json");
    }
}
