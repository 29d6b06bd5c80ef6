package dev.onramp.contracts;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Topics;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics, tables and views of a model, in the order of the entities. Stateless. */
final class Datasets {
    private Datasets() {}

    static List<Dataset> of(CanonicalModel model, LakeLayout layout) {
        List<Dataset> all = new ArrayList<>();
        model.entities().forEach(each -> all.add(topic(each)));
        model.entities().forEach(each -> {
            all.add(latest(each, layout));
            all.add(history(each, layout));
        });
        LakeCatalog.of(model, layout).views().stream()
                .filter(Datasets::isDescribed)
                .forEach(each -> all.add(view(model, each)));
        return List.copyOf(all);
    }

    /** Whether contracts speak of the view: wide, exploded and history views so far. */
    static boolean isDescribed(View view) {
        return switch (view.kind()) {
            case WIDE, EXPLODED, HISTORY -> true;
            case MATERIALISED, TOTALS, METRICS, AS_OF -> false;
        };
    }

    private static Dataset topic(Entity entity) {
        return new Dataset(
                Dataset.Form.TOPIC,
                "",
                Topics.canonical(entity.name()),
                entity.doc(),
                "One record per change, keyed by " + key(entity) + ".",
                entity,
                fields(entity, Rows.CURRENT),
                List.of());
    }

    private static Dataset latest(Entity entity, LakeLayout layout) {
        List<Column> columns = new ArrayList<>(fields(entity, Rows.CURRENT));
        columns.addAll(lineage());
        return new Dataset(
                Dataset.Form.TABLE,
                layout.tables().value(),
                layout.latest(entity).name(),
                entity.doc(),
                "One row per " + key(entity) + " that is there now.",
                entity,
                columns,
                List.of());
    }

    private static Dataset history(Entity entity, LakeLayout layout) {
        List<Column> columns = new ArrayList<>(fields(entity, Rows.EVERY_CHANGE));
        columns.addAll(lineage());
        return new Dataset(
                Dataset.Form.TABLE,
                layout.tables().value(),
                layout.history(entity).name(),
                entity.doc(),
                "One row per change, keyed by " + key(entity)
                        + "; deletes included (key and lineage only); one row per truncate (lineage only).",
                entity,
                columns,
                List.of());
    }

    private static Dataset view(CanonicalModel model, View view) {
        Identifier driving = view.columns().get(0).origin().entity();
        Entity entity = model.entity(driving);
        boolean perKey = view.kind() == View.Kind.WIDE;
        List<Column> columns =
                view.columns().stream().map(each -> column(model, each, perKey)).toList();
        return new Dataset(
                Dataset.Form.VIEW,
                view.name().schema(),
                view.name().name(),
                view.comment(),
                view.kind() == View.Kind.HISTORY
                        ? "One row per change, keyed by " + key(entity) + "."
                        : "One row per " + String.join(", ", view.grain()) + ".",
                entity,
                columns,
                view.tables().stream().map(Object::toString).toList());
    }

    private static Column column(CanonicalModel model, ViewColumn column, boolean perKey) {
        Entity owner = model.entity(column.origin().entity());
        Optional<Field> field = owner.fields().stream()
                .filter(each -> each.name().value().equals(column.origin().column()))
                .findFirst();
        boolean own = column.origin().roles().isEmpty();
        boolean required = own
                && field.map(each -> !each.optional())
                        .orElse(column.name().equals(LineageColumns.SEQUENCE)
                                || column.name().equals(LineageColumns.OP));
        boolean key =
                perKey && own && field.map(each -> owner.isKey(each.name())).orElse(false);
        return new Column(column.name(), column.type(), required, key, field, column.comment());
    }

    private enum Rows {
        CURRENT,
        EVERY_CHANGE
    }

    private static List<Column> fields(Entity entity, Rows rows) {
        return entity.fields().stream()
                .map(each -> Column.of(
                        each,
                        rows == Rows.CURRENT && !each.optional(),
                        rows == Rows.CURRENT && entity.isKey(each.name())))
                .toList();
    }

    private static List<Column> lineage() {
        return Stream.of(
                        lineage(LineageColumns.OP, Primitive.STRING, "create, update, delete, read or truncate."),
                        lineage(LineageColumns.SEQUENCE, Primitive.STRING, "Orders the changes of one key, as text."),
                        lineage(
                                LineageColumns.CHANGED_AT,
                                Primitive.TIMESTAMP,
                                "When the change was made in its source, UTC."),
                        lineage(LineageColumns.DATA_ID, Primitive.STRING, "One id per raw change."),
                        lineage(LineageColumns.MAPPING_VERSION, Primitive.INT, "Version of the source's mapping."))
                .toList();
    }

    private static Column lineage(String name, Primitive type, String doc) {
        boolean required = name.equals(LineageColumns.OP) || name.equals(LineageColumns.SEQUENCE);
        return new Column(name, type, required, false, Optional.empty(), doc);
    }

    private static String key(Entity entity) {
        return entity.key().stream().map(Identifier::value).collect(Collectors.joining(", "));
    }
}
