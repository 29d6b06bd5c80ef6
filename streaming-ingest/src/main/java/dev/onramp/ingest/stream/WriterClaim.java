package dev.onramp.ingest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.ingest.IngestErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which process writes the tables of a lake: the one whose name stands in a file beside them. Whoever starts later puts its own name there and
 * goes on at once; the one before finds that out at its next batch and stops. So a restart waits for nothing, and of two that run only one stays.
 *
 * <p>No row depends on it: several writers do each other no harm, as each commit finds out about the others. Thread-safe.
 */
final class WriterClaim {
    /** Stands beside the tables. */
    static final String FILE = "_writer.json";

    private static final Logger LOG = LoggerFactory.getLogger(WriterClaim.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param id of this one run, never used again */
    record Writer(String id, String host, long pid, String started, String checkpoint) {
        @Override
        public String toString() {
            return "process " + pid + " on " + host + ", started " + started + ", checkpoint " + checkpoint;
        }
    }

    private final Path file;
    private final Configuration configuration;
    private final Writer self;
    private boolean taken;
    /** What the store calls the version of the file that was seen to have our name. */
    private String seen = "";

    /** @param folder where the tables stand */
    WriterClaim(String folder, Configuration configuration, Writer self) {
        this.file = new Path(folder, FILE);
        this.configuration = configuration;
        this.self = self;
    }

    /**
     * Takes over from whoever writes. Only the first call does: a process that was taken over from must not come back by trying again.
     *
     * @throws IOException when the store does not answer
     */
    synchronized void take() throws IOException {
        if (taken) {
            return;
        }
        FileSystem files = file.getFileSystem(configuration);
        Optional<Writer> before = read(files);
        write(files);
        taken = true;
        before.ifPresent(
                each -> LOG.info("took over the tables from {}; it stops by itself where it still runs", each));
    }

    /**
     * Returns when nobody has taken over, or this process has not taken over itself. A store that does not answer says nothing: whoever needs it will notice.
     *
     * @throws dev.onramp.config.OnrampException ONR-I009 when somebody has
     */
    synchronized void hold() {
        if (!taken) {
            return;
        }
        try {
            FileSystem files = file.getFileSystem(configuration);
            String version = version(files);
            if (!version.isEmpty() && version.equals(seen)) {
                return;
            }
            Optional<Writer> now = read(files);
            if (now.isEmpty()) {
                // Somebody emptied the folder.
                write(files);
            } else if (now.get().id().equals(self.id())) {
                seen = version;
            } else {
                throw IngestErrors.superseded(
                        file.getParent().toString(), now.get().toString(), self.toString());
            }
        } catch (IOException e) {
            LOG.debug("{} could not be looked at: {}", file, e.toString());
        }
    }

    /** Changes whenever the file does; empty where the store has no such thing, or no file. */
    private String version(FileSystem files) throws IOException {
        try {
            FileStatus status = files.getFileStatus(file);
            return status instanceof EtagSource source && source.getEtag() != null ? source.getEtag() : "";
        } catch (FileNotFoundException e) {
            return "";
        }
    }

    private Optional<Writer> read(FileSystem files) throws IOException {
        try (var in = files.open(file)) {
            JsonNode json = JSON.readTree(in.readAllBytes());
            return json.path("id").isTextual()
                    ? Optional.of(new Writer(
                            json.path("id").asText(),
                            json.path("host").asText(),
                            json.path("pid").asLong(),
                            json.path("started").asText(),
                            json.path("checkpoint").asText()))
                    : Optional.empty();
        } catch (FileNotFoundException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void write(FileSystem files) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(Map.of(
                "id", self.id(),
                "host", self.host(),
                "pid", self.pid(),
                "started", self.started(),
                "checkpoint", self.checkpoint()));
        try (var out = files.create(file, true)) {
            out.write(bytes);
        }
    }
}
