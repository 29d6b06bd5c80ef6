package dev.onramp.ingest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.ingest.IngestErrors;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The checkpoint of one query, looked at before Spark does: Spark takes one of another sink for its own, and goes on from offsets that
 * this sink never had. A folder that is not there, or empty, is fine: everything is read again. Used by one thread.
 */
final class Checkpoint {
    /** Stands in the folder and goes with it, as does {@link #TOPIC_IDS}. */
    static final String OWNER = "onramp-owner";

    /** A JSON object: by the names of topics what the broker knew them by. */
    static final String TOPIC_IDS = "onramp-topic-ids";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String query;
    private final Path folder;
    private final String owner;
    private final Set<String> topics;

    /** @param owner what the query brings where, the same at each start */
    Checkpoint(String query, String folder, String owner, List<String> topics) {
        this.query = query;
        this.folder = new Path(folder);
        this.owner = owner;
        this.topics = Set.copyOf(topics);
    }

    /**
     * Returns when Spark may go on from here.
     *
     * @throws dev.onramp.config.OnrampException ONR-I005 when it is damaged, ONR-I006 when it is another's
     * @throws IOException when the store does not answer
     */
    void inspect(Configuration configuration) throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        Optional<String> known = read(files, new Path(folder, OWNER));
        if (known.isPresent() && !known.get().isBlank() && !known.get().strip().equals(owner)) {
            throw IngestErrors.checkpointOfAnother(
                    query, folder.toString(), "it belongs to " + known.get().strip() + ", this is " + owner);
        }
        List<Long> offsets = batches(files, "offsets");
        List<Long> commits = batches(files, "commits");
        if (!offsets.isEmpty() || !commits.isEmpty()) {
            inspect(files, offsets, commits);
        }
        if (known.isEmpty() || known.get().isBlank()) {
            write(files, OWNER, owner);
        }
    }

    /**
     * Returns when the topics are those that the offsets of an inspected checkpoint were taken from. Spark goes by their names, and leaves out the beginning of a topic that was
     * made anew and has grown beyond the old offset. Where the checkpoint does not know a topic, it does from here on.
     *
     * @param ids by the names of the topics what the broker knows them by
     * @throws dev.onramp.config.OnrampException ONR-I003 when a topic was made anew, or is another cluster's
     * @throws IOException when the store does not answer
     */
    void requireSameTopics(Configuration configuration, Map<String, String> ids) throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        Map<String, String> known = new TreeMap<>();
        json(read(files, new Path(folder, TOPIC_IDS)).orElse(""))
                .fields()
                .forEachRemaining(
                        each -> known.put(each.getKey(), each.getValue().asText()));
        Map<String, String> now = new TreeMap<>(known);
        now.putAll(ids);
        List<String> fresh = known.entrySet().stream()
                .filter(each -> !each.getValue().equals(now.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!fresh.isEmpty()) {
            throw IngestErrors.topicsMadeAnew(query, folder.toString(), fresh);
        }
        if (!now.equals(known)) {
            write(files, TOPIC_IDS, JSON.writeValueAsString(now));
        }
    }

    private void write(FileSystem files, String name, String line) throws IOException {
        try (var out = files.create(new Path(folder, name), true)) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The topics of which records were handled for good, as far as a checkpoint that was inspected says.
     *
     * @throws IOException when the store does not answer
     */
    Set<String> handledTopics(Configuration configuration) throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        List<Long> commits = batches(files, "commits");
        Set<String> handled = new HashSet<>();
        if (!commits.isEmpty()) {
            List<String> lines = lines(files, "offsets", commits.get(commits.size() - 1));
            for (String source : lines.subList(Math.min(2, lines.size()), lines.size())) {
                json(source)
                        .fields()
                        .forEachRemaining(topic -> topic.getValue().forEach(next -> {
                            if (next.asLong() > 0) {
                                handled.add(topic.getKey());
                            }
                        }));
            }
        }
        return handled;
    }

    private void inspect(FileSystem files, List<Long> offsets, List<Long> commits) throws IOException {
        if (!isJson(read(files, new Path(folder, "metadata")).orElse(""))) {
            throw damaged("metadata", "is not there or not JSON");
        }
        long planned = offsets.isEmpty() ? -1 : offsets.get(offsets.size() - 1);
        long handled = commits.isEmpty() ? -1 : commits.get(commits.size() - 1);
        if (handled > planned) {
            throw damaged("offsets/" + handled, "is not there, but commits/" + handled + " is");
        }
        if (handled < planned - 1) {
            throw damaged("commits/" + (planned - 1), "is not there, but offsets/" + planned + " is");
        }
        for (long batch : last(offsets)) {
            List<String> lines = lines(files, "offsets", batch);
            if (lines.size() < 3 || !isJson(lines.get(1))) {
                throw damaged("offsets/" + batch, "is cut short");
            }
            for (String source : lines.subList(2, lines.size())) {
                inspectOffsets(batch, source);
            }
        }
        for (long batch : last(commits)) {
            if (lines(files, "commits", batch).size() < 2) {
                throw damaged("commits/" + batch, "is cut short");
            }
        }
    }

    private void inspectOffsets(long batch, String source) {
        if (!isJson(source)) {
            throw damaged("offsets/" + batch, "is cut short");
        }
        Set<String> foreign = new HashSet<>();
        json(source).fieldNames().forEachRemaining(foreign::add);
        foreign.removeAll(topics);
        if (!foreign.isEmpty()) {
            throw IngestErrors.checkpointOfAnother(
                    query,
                    folder.toString(),
                    "its offsets are of topics that the model does not have: "
                            + String.join(", ", foreign.stream().sorted().toList()));
        }
    }

    private List<String> lines(FileSystem files, String log, long batch) throws IOException {
        List<String> lines = read(files, new Path(folder, log + "/" + batch))
                .orElse("")
                .strip()
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.get(0).matches("v[0-9]+")) {
            throw damaged(log + "/" + batch, "does not begin with a version");
        }
        return lines;
    }

    /** Those that Spark reads at a start. */
    private static List<Long> last(List<Long> batches) {
        return batches.subList(Math.max(0, batches.size() - 2), batches.size());
    }

    /** Batches that have a file, in order. */
    private List<Long> batches(FileSystem files, String log) throws IOException {
        try {
            List<Long> batches = new ArrayList<>();
            for (FileStatus each : files.listStatus(new Path(folder, log))) {
                if (each.getPath().getName().matches("[0-9]{1,18}")) {
                    batches.add(Long.parseLong(each.getPath().getName()));
                }
            }
            return batches.stream().sorted().toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    private Optional<String> read(FileSystem files, Path file) throws IOException {
        try (var in = files.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (ChecksumException | EOFException e) {
            throw damaged(
                    folder.toUri().relativize(file.toUri()).getPath(), "is not what was written: " + e.getMessage());
        }
    }

    private static boolean isJson(String text) {
        return json(text).isObject();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private RuntimeException damaged(String file, String problem) {
        return IngestErrors.checkpointDamaged(query, folder.toString(), file + " " + problem);
    }
}
