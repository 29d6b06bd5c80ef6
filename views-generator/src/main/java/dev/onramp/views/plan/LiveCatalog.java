package dev.onramp.views.plan;

import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine holds of schemas, tables and views, and the ways to change it. Nothing is remembered: every question asks the engine. Not thread-safe.
 *
 * <p>Every method throws {@link dev.onramp.config.OnrampException} when the engine does not answer or refuses, with the name of the object that it was about. A change that failed
 * has been made or not; whoever looks again knows.
 */
public interface LiveCatalog {
    /** What became of a table that was to be registered. */
    enum Registration {
        DONE,
        /** Nothing lies at its location yet; nothing has been changed. */
        NOT_IN_LAKE
    }

    Set<String> schemas();

    /** Names of tables, without views. None when there is no such schema. */
    Set<String> tables(String schema);

    /** Where a registered table lies, without a slash at the end; absent when it lies nowhere any more. */
    Optional<String> location(ObjectName table);

    /** The views of a schema by name. None when there is no such schema. */
    Map<String, StoredView> views(String schema);

    /** Harmless when the schema exists. */
    void create(LakeSchema schema);

    /** Makes a Delta table of the lake known by name. */
    Registration register(LakeTable table);

    /** Forgets the name; the table in the lake stays. */
    void unregister(ObjectName table);

    /** Makes the view what it should be, whatever it was, with the mark of its origin. The words of its columns may be missing. */
    void replace(View view);

    /**
     * Writes the words of columns.
     *
     * @param columns some of the view's
     */
    void comment(View view, List<ViewColumn> columns);

    /** Harmless when the view is gone already. */
    void drop(ObjectName view);
}
