package dev.onramp.bench.ingest;

import dev.onramp.bench.BenchStack;
import dev.onramp.bench.Offsets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What all parts of the benchmark share: broker and S3, and the means to look at them. Closing it takes everything away. */
final class Bench implements AutoCloseable {
    private final Path home;
    private final IngestPlan plan;
    private final Consumer<String> progress;
    private final BenchStack stack;
    private final Offsets offsets;
    private final S3Tap tap;
    private final LakeReader reader;
    private final Path folder;

    Bench(Path home, IngestPlan plan, Consumer<String> progress) throws IOException {
        this.home = home;
        this.plan = plan;
        this.progress = progress;
        this.stack = new BenchStack(home, plan.overrides());
        this.offsets = new Offsets(stack.settings());
        this.tap = new S3Tap(URI.create(stack.settings().section("s3").getString("endpoint")));
        this.reader = new LakeReader(stack.settings().section("s3"));
        this.folder = Files.createDirectories(stack.folder().resolve("bench"));
    }

    Path home() {
        return home;
    }

    IngestPlan plan() {
        return plan;
    }

    void tell(String line) {
        progress.accept(line);
    }

    BenchStack stack() {
        return stack;
    }

    Offsets offsets() {
        return offsets;
    }

    S3Tap tap() {
        return tap;
    }

    LakeReader reader() {
        return reader;
    }

    /** A folder that goes away with the stack. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        reader.close();
        tap.close();
        offsets.close();
        stack.close();
    }
}
