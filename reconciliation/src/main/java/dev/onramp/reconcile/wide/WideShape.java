package dev.onramp.reconcile.wide;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.reconcile.compare.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The wide view of an entity: its columns, and where each takes its value. All columns of the driving entity, those of the joined ones without
 * their keys, then the driving row's sequence and change time.
 */
public final class WideShape {

    /** A cell of a joined row: which step's, and which of its cells. */
    record Cell(int step, int index) {}

    private final Entity entity;
    private final List<JoinStep> steps;
    private final List<Column> columns = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    public WideShape(CanonicalModel model, Entity entity) {
        this.entity = entity;
        this.steps = JoinPlan.of(model, entity);
        Set<String> own =
                entity.fields().stream().map(each -> each.name().value()).collect(Collectors.toSet());
        WideNames names = new WideNames(own, joinedPaths());
        for (int step = 0; step < steps.size(); step++) {
            List<Field> fields = steps.get(step).entity().fields();
            for (int index = 0; index < fields.size(); index++) {
                Field field = fields.get(index);
                if (step == 0) {
                    add(field.name().value(), field, new Cell(step, index));
                } else if (!steps.get(step).entity().isKey(field.name())) {
                    add(names.nameOf(path(steps.get(step), field)), field, new Cell(step, index));
                }
            }
        }
        int lineage = entity.fields().size();
        columns.add(new Column(LineageColumns.SEQUENCE, Primitive.STRING));
        cells.add(new Cell(0, lineage + LineageColumns.ALL.indexOf(LineageColumns.SEQUENCE)));
        columns.add(new Column(LineageColumns.CHANGED_AT, Primitive.TIMESTAMP));
        cells.add(new Cell(0, lineage + LineageColumns.ALL.indexOf(LineageColumns.CHANGED_AT)));
    }

    /** Name of the view, without its schema. */
    public String view() {
        return WideNames.viewOf(entity.name());
    }

    /** Name of the view over the table that is kept of its rows, without its schema. */
    public String materialisedView() {
        return WideNames.materialisedViewOf(entity.name());
    }

    /** Every entity that a row shows something of. */
    public Set<Identifier> entities() {
        return steps.stream().map(step -> step.entity().name()).collect(Collectors.toSet());
    }

    Entity entity() {
        return entity;
    }

    List<JoinStep> steps() {
        return steps;
    }

    public List<Column> columns() {
        return List.copyOf(columns);
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }

    private void add(String name, Field field, Cell cell) {
        columns.add(new Column(name, field.type()));
        cells.add(cell);
    }

    private List<List<String>> joinedPaths() {
        List<List<String>> paths = new ArrayList<>();
        steps.stream()
                .skip(1)
                .forEach(step -> step.entity().fields().stream()
                        .filter(field -> !step.entity().isKey(field.name()))
                        .forEach(field -> paths.add(path(step, field))));
        return paths;
    }

    private static List<String> path(JoinStep step, Field field) {
        List<String> path =
                new ArrayList<>(step.way().stream().map(Identifier::value).toList());
        path.add(field.name().value());
        return path;
    }
}
