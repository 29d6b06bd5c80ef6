package dev.onramp.views.proof;

import dev.onramp.views.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine that can be asked what the views show over given rows. An adapter makes tables and views of its own, and closing it takes them away; tables of the lake that Spark has written stay as files. */
public interface ProofEngine extends AutoCloseable {
    /** {@code trino}. */
    String name();

    /** Which dialect it speaks. */
    dev.onramp.views.Engine dialect();

    /**
     * The rows of every view, in no order, each value in any Java type or as text: times in UTC without a zone, arrays as List, structs as Map.
     *
     * @throws dev.onramp.config.OnrampException when the engine refuses a statement or does not answer
     */
    Map<View, List<List<@Nullable Object>>> rows(ProofCase proof);

    /** Takes away what {@link #rows} made. Harmless when there is nothing. */
    @Override
    void close();
}
