package dev.onramp.bench.onramp;

import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of the raw topics in a file, in chunks of one partition each, for a loop that needs no broker. */
final class RowFile {
    /** Large beside the 10 ms in which CPU time is told, small beside a function's heap. */
    static final int CHUNK_ROWS = 20_000;

    private RowFile() {}

    /** Writes chunks. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        }

        void write(List<RawRecord> chunk) throws IOException {
            RawRecord first = chunk.get(0);
            out.writeUTF(first.topic());
            out.writeInt(first.partition());
            out.writeInt(chunk.size());
            for (RawRecord each : chunk) {
                out.writeLong(each.offset());
                out.writeLong(each.timestamp());
                write(each.key());
                write(each.value());
                out.writeInt(each.headers().size());
                for (RecordHeader header : each.headers()) {
                    out.writeUTF(header.name());
                    write(header.value());
                }
            }
        }

        private void write(Optional<byte[]> bytes) throws IOException {
            out.writeInt(bytes.map(some -> some.length).orElse(-1));
            if (bytes.isPresent()) {
                out.write(bytes.get());
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads chunks. */
    static final class Reader implements AutoCloseable {
        private final DataInputStream in;

        Reader(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        }

        /** Empty at the end. */
        List<RawRecord> next() throws IOException {
            String topic;
            try {
                topic = in.readUTF();
            } catch (EOFException end) {
                return List.of();
            }
            int partition = in.readInt();
            int size = in.readInt();
            List<RawRecord> chunk = new ArrayList<>(size);
            for (int row = 0; row < size; row++) {
                chunk.add(new RawRecord(
                        topic, partition, in.readLong(), in.readLong(), bytes(), bytes(), headers(in.readInt())));
            }
            return chunk;
        }

        private List<RecordHeader> headers(int count) throws IOException {
            List<RecordHeader> headers = new ArrayList<>(count);
            for (int header = 0; header < count; header++) {
                headers.add(new RecordHeader(in.readUTF(), bytes()));
            }
            return headers;
        }

        private Optional<byte[]> bytes() throws IOException {
            int length = in.readInt();
            return length < 0 ? Optional.empty() : Optional.of(in.readNBytes(length));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
