package dev.onramp.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a process wrote to its standard output and error, bounded in size. The process appends, so the file may be cut under it. */
public record LogFile(Path path) {
    /** Above this the file becomes {@code <name>.1}, replacing an older one. */
    public static final long MAX_BYTES = 32L * 1024 * 1024;

    private static final int TAIL_BYTES = 16 * 1024;

    /** Moves what is there out of the way when it is too large; also while the process runs. */
    public void guard() throws IOException {
        if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
            Path previous = path.resolveSibling(path.getFileName() + ".1");
            Files.copy(path, previous, StandardCopyOption.REPLACE_EXISTING);
            Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    /** Bytes written so far; where the output of a process that starts now begins. */
    public long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** The last lines after a position, or a remark that there are none. */
    public String tail(long from, int maxLines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(Math.min(from, file.length()), file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).strip().lines().toList();
            String text = String.join("\n", lines.subList(Math.max(0, lines.size() - maxLines), lines.size()));
            return text.isEmpty() ? "(nothing was written)" : text;
        } catch (IOException e) {
            return "(the log could not be read: " + e + ")";
        }
    }
}
