package dev.onramp.ingest.materialised;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.wide.WideStep;
import dev.onramp.model.wide.WideTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of a wide view, joined by Spark over given versions of the tables. Everything is computed when it is asked for. Used by one thread. */
final class WideQuery {
    /** Columns of the driving row that say where it comes from. */
    static final List<String> LINEAGE = List.of(LineageColumns.SEQUENCE, LineageColumns.CHANGED_AT);

    private final WideTable table;
    private final Bases bases;

    WideQuery(WideTable table, Bases bases) {
        this.table = table;
        this.bases = bases;
    }

    /** Every row. */
    Dataset<Row> all() {
        Dataset<Row> joined = step(0);
        for (int i = 1; i < table.steps().size(); i++) {
            joined = joined.join(step(i), link(i), "left");
        }
        return joined.select(shown());
    }

    /** The rows with these keys. Each table is reduced to the rows that are needed before it is joined. */
    Dataset<Row> of(Keys keys) {
        Dataset<Row> joined = chosen(0, keys);
        if (!keys.areFew()) {
            for (int i = 1; i < table.steps().size(); i++) {
                joined = joined.join(step(i), link(i), "left");
            }
            return joined.select(shown());
        }
        joined = joined.localCheckpoint();
        for (int i = 1; i < table.steps().size(); i++) {
            Dataset<Row> parents = chosen(i, Keys.of(referred(joined, i))).localCheckpoint();
            joined = joined.join(broadcast(parents), link(i), "left");
        }
        return joined.select(shown());
    }

    /** The rows of a step that have these keys. */
    private Dataset<Row> chosen(int index, Keys keys) {
        Dataset<Row> named = keys.toJoin()
                .select(key(index).stream()
                        .map(field -> col(field).as(name(index, field)))
                        .toArray(Column[]::new));
        return step(index)
                .join(
                        named,
                        key(index).stream().map(field -> name(index, field)).toArray(String[]::new),
                        "left_semi");
    }

    /** Keys of a step's rows that rows refer to which have been joined so far. */
    private Dataset<Row> referred(Dataset<Row> joined, int index) {
        WideStep step = table.steps().get(index);
        Reference reference = step.reference().orElseThrow();
        return joined.where(leadsTo(step.owner(), reference))
                .select(IntStream.range(0, reference.fields().size())
                        .mapToObj(part -> col(name(
                                        step.owner(), reference.fields().get(part)))
                                .as(reference.targetFields().get(part).value()))
                        .toArray(Column[]::new));
    }

    /**
     * Keys of the driving rows that show something of rows which changed, now that the tables are as they are. A row that showed one before and does not
     * now has changed itself, or an owner on its way has.
     *
     * @param changed keys of an entity's rows that are new, gone or others; of entities without such rows nothing
     * @return empty when there is none
     */
    Optional<Keys> affected(Map<Identifier, Keys> changed) {
        Map<Integer, Keys> found = new HashMap<>();
        for (int i = table.steps().size() - 1; i >= 0; i--) {
            List<Dataset<Row>> parts = new ArrayList<>();
            Keys own = changed.get(table.steps().get(i).entity().name());
            if (own != null) {
                parts.add(own.rows());
            }
            for (int parent = i + 1; parent < table.steps().size(); parent++) {
                Keys above = found.get(parent);
                if (table.steps().get(parent).owner() == i && above != null) {
                    parts.add(owners(i, parent, above));
                }
            }
            int step = i;
            parts.stream().reduce(Dataset::unionByName).map(Keys::of).ifPresent(keys -> found.put(step, keys));
        }
        return Optional.ofNullable(found.get(0));
    }

    /** Rows of a step that refer to some of these keys. */
    private Dataset<Row> owners(int owner, int parent, Keys keys) {
        Reference reference = table.steps().get(parent).reference().orElseThrow();
        Dataset<Row> targets = keys.toJoin();
        Column same = IntStream.range(0, reference.fields().size())
                .mapToObj(part -> col(name(owner, reference.fields().get(part)))
                        .equalTo(col(reference.targetFields().get(part).value())))
                .reduce(Column::and)
                .orElseThrow();
        Set<String> needed = new LinkedHashSet<>(key(owner));
        fieldsOf(reference).forEach(field -> needed.add(field.value()));
        Dataset<Row> referring = base(owner)
                .rows()
                .select(needed.stream()
                        .map(field -> col(field).as(name(owner, field)))
                        .toArray(Column[]::new));
        return referring
                .where(leadsTo(owner, reference))
                .join(targets, same, "left_semi")
                .select(key(owner).stream()
                        .map(field -> col(name(owner, field)).as(field))
                        .toArray(Column[]::new));
    }

    /** The columns of a step that anything needs, under names of their own. */
    private Dataset<Row> step(int index) {
        WideStep step = table.steps().get(index);
        Set<String> needed = new LinkedHashSet<>(key(index));
        table.columns().stream()
                .filter(column -> column.step() == index)
                .forEach(column -> needed.add(column.field().name().value()));
        table.steps().stream()
                .filter(other -> other.owner() == index)
                .forEach(
                        other -> fieldsOf(other.reference().orElseThrow()).forEach(field -> needed.add(field.value())));
        Stream<String> lineage = step.owner() < 0 ? LINEAGE.stream() : Stream.empty();
        return base(index)
                .rows()
                .select(Stream.concat(needed.stream(), lineage)
                        .map(field -> col(field).as(name(index, field)))
                        .toArray(Column[]::new));
    }

    private Column link(int index) {
        WideStep step = table.steps().get(index);
        Reference reference = step.reference().orElseThrow();
        return IntStream.range(0, reference.fields().size())
                .mapToObj(part -> col(name(index, reference.targetFields().get(part)))
                        .equalTo(col(name(step.owner(), reference.fields().get(part)))))
                .reduce(leadsTo(step.owner(), reference), Column::and);
    }

    /** Whether a row of a step is one of those whose reference leads to its target at all. */
    private static Column leadsTo(int owner, Reference reference) {
        return reference
                .guard()
                .map(guard ->
                        col(name(owner, guard.field())).isin(guard.values().toArray()))
                .orElse(lit(true));
    }

    private static List<Identifier> fieldsOf(Reference reference) {
        return Stream.concat(reference.fields().stream(), reference.guard().map(Reference.Guard::field).stream())
                .toList();
    }

    private Column[] shown() {
        return Stream.concat(
                        table.columns().stream()
                                .map(column -> col(name(
                                                column.step(), column.field().name()))
                                        .as(column.name())),
                        LINEAGE.stream().map(each -> col(name(0, each)).as(each)))
                .toArray(Column[]::new);
    }

    private BaseTable base(int step) {
        return bases.of(table.steps().get(step).entity());
    }

    private List<String> key(int step) {
        return table.steps().get(step).entity().key().stream()
                .map(Identifier::value)
                .toList();
    }

    private static String name(int step, Identifier field) {
        return name(step, field.value());
    }

    private static String name(int step, String field) {
        return "s" + step + "_" + field;
    }
}
