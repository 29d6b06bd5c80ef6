package dev.onramp.transform.s3;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.transform.RawArchive;
import dev.onramp.transform.RawArchiveContract;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3RawArchiveIT extends RawArchiveContract {
    private static LocalStack stack;
    private static Settings settings;
    private static S3RawArchive archive;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.S3);
        settings = stack.settings();
        archive = S3RawArchive.of(settings);
    }

    @AfterAll
    static void stop() {
        archive.close();
        stack.close();
    }

    @Override
    protected RawArchive archive() {
        return archive;
    }

    @Override
    protected RawArchive unreachable() {
        return S3RawArchive.of(settings.with(Map.of("archive.bucket", "no-such-bucket")));
    }

    @Override
    protected byte[] stored(String name) {
        return new Bucket(settings).read(name);
    }
}
