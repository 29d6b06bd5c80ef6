package dev.onramp.console;

import dev.onramp.archive.ArchiveObjects;
import dev.onramp.archive.RawArchive;
import dev.onramp.archive.s3.S3ArchiveObjects;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archive of the settings, with the tables that a command names. For one command. */
final class ArchiveContext implements AutoCloseable {
    private final LocalStack stack;
    private final ArchiveObjects objects;
    private final RawArchive archive;
    private final List<String> tables;

    /** @param table null for all */
    ArchiveContext(Context context, @Nullable String table) {
        stack = context.stack();
        Settings settings = stack.settings();
        objects = S3ArchiveObjects.of(settings);
        archive = new RawArchive(objects, settings.section("archive").getString("prefix"), context.model(settings));
        tables = archive.tables(Optional.ofNullable(table));
    }

    Settings settings() {
        return stack.settings();
    }

    RawArchive archive() {
        return archive;
    }

    List<String> tables() {
        return tables;
    }

    @Override
    public void close() {
        objects.close();
        stack.close();
    }
}
