package dev.onramp.views.trino;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.util.Map;

/** One Trino over one S3, and one PostgreSQL, for all tests of this process, which stops them at its end. Tests keep apart by the names of their schemas. */
public final class SharedTrino {
    private static final LocalStack STACK = LocalStack.temporary(
            // What makes TPC-H's tables up holds 300 MB of words.
            Map.of("local.trino-tpch", "true", "local.heap.trino", "1g"), Service.S3, Service.TRINO, Service.POSTGRES);

    private SharedTrino() {}

    public static Settings settings() {
        return STACK.settings();
    }
}
