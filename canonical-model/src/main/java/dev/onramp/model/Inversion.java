package dev.onramp.model;

import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Expression.Parse;
import dev.onramp.model.Expression.StructOf;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The mapping of one source to one entity, backwards: which columns can be got back from the entity, and why others cannot. A column that several
 * fields hold is got from one that can be undone, from the entity's key where possible.
 */
final class Inversion {
    private final Source source;
    private final Entity entity;
    private final Map<Identifier, Recovery> recovered = new LinkedHashMap<>();
    private final Map<Identifier, String> refused = new LinkedHashMap<>();

    private Inversion(Source source, Entity entity) {
        this.source = source;
        this.entity = entity;
    }

    /** @param production of the entity, valid */
    static Inversion of(Source source, Source.Production production, Entity entity) {
        Inversion inversion = new Inversion(source, entity);
        // The key first: a delete has nothing else.
        for (Identifier each : entity.key()) {
            inversion.follow(production, each);
        }
        for (Field each : entity.fields()) {
            if (!entity.isKey(each.name())) {
                inversion.follow(production, each.name());
            }
        }
        inversion.recovered.keySet().forEach(inversion.refused::remove);
        return inversion;
    }

    /** In the order of the source's columns. */
    List<Recovery> recovered() {
        return source.fields().stream()
                .map(each -> recovered.get(each.name()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Columns that are in the entity and cannot be got back, with the reason. */
    Map<Identifier, String> refused() {
        return refused;
    }

    /** Whether the column is got from the entity's key. */
    boolean isFromKey(Identifier column) {
        Recovery recovery = recovered.get(column);
        return recovery != null
                && recovery.path().size() == 1
                && entity.isKey(recovery.path().get(0));
    }

    private void follow(Source.Production production, Identifier field) {
        Expression expression = production.fields().get(field);
        if (expression != null) {
            follow(expression, entity.field(field).type(), List.of(field));
        }
    }

    private void follow(Expression expression, FieldType type, List<Identifier> path) {
        if (expression instanceof StructOf struct && type instanceof StructType members) {
            for (Field member : members.fields()) {
                Expression inner = struct.members().get(member.name());
                if (inner != null) {
                    List<Identifier> deeper = new ArrayList<>(path);
                    deeper.add(member.name());
                    follow(inner, member.type(), deeper);
                }
            }
            return;
        }
        try {
            List<Recovery.Step> steps = new ArrayList<>();
            Expression rest = expression;
            FieldType now = type;
            while (!(rest instanceof From from)) {
                if (rest instanceof Const) {
                    return;
                }
                Undone undone = undo(rest, now, steps.isEmpty());
                steps.add(undone.step());
                rest = undone.input();
                now = Primitive.STRING;
            }
            Field column = SourceCheck.field(source, from.field());
            if (!from.path().isEmpty()) {
                throw new NotInvertible("only a part of it is in the entity");
            }
            if (steps.isEmpty() && !keepsValue(column.type(), type)) {
                throw new NotInvertible("a " + TypeReader.text(column.type()) + " that is read as "
                        + TypeReader.text(type) + " does not tell how it was written");
            }
            if (!steps.isEmpty() && Values.isNested(column.type())) {
                throw new NotInvertible("a " + TypeReader.text(column.type()) + " has no text");
            }
            recovered.putIfAbsent(column.name(), new Recovery(column, path, steps, List.of()));
        } catch (NotInvertible e) {
            columns(expression).forEach(each -> refused.putIfAbsent(each, e.reason()));
        }
    }

    private record Undone(Recovery.Step step, Expression input) {}

    private static Undone undo(Expression expression, FieldType type, boolean isOutermost) throws NotInvertible {
        boolean text = type == Primitive.STRING || type instanceof EnumType;
        if (expression instanceof MapCases map) {
            if (!text && type != Primitive.BOOLEAN && type != Primitive.DATE) {
                throw new NotInvertible("the results of a map are read as " + TypeReader.text(type));
            }
            return new Undone(unmap(map), map.input());
        }
        if (expression instanceof Concat concat) {
            if (!text) {
                throw new NotInvertible("the result of a concat is read as " + TypeReader.text(type));
            }
            return cut(concat);
        }
        if (expression instanceof Parse parse) {
            return new Undone(new Recovery.Write(written(parse.form(), type, isOutermost)), parse.input());
        }
        throw new NotInvertible(name(expression) + " does not tell what was there before");
    }

    /** As the model has it. */
    private static String name(Expression expression) {
        if (expression instanceof Expression.ChangeCase) {
            return "case";
        }
        if (expression instanceof Expression.NullIf) {
            return "null-if";
        }
        if (expression instanceof Expression.Call) {
            return "a Java function";
        }
        if (expression instanceof Expression.ArrayOf) {
            return "an array";
        }
        String simple = expression.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return simple.equals("structof") ? "a struct" : simple;
    }

    private static Recovery.Step unmap(MapCases map) throws NotInvertible {
        if (map.otherwise().isPresent()) {
            throw new NotInvertible("a map with a default does not tell which text it was");
        }
        Map<String, String> back = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : map.cases().entrySet()) {
            String other = back.put(each.getValue(), each.getKey());
            if (other != null) {
                throw new NotInvertible(
                        "the map makes '" + each.getValue() + "' of both '" + other + "' and '" + each.getKey() + "'");
            }
        }
        return new Recovery.Unmap(back);
    }

    private static Undone cut(Concat concat) throws NotInvertible {
        StringBuilder prefix = new StringBuilder();
        StringBuilder suffix = new StringBuilder();
        Expression middle = null;
        for (Expression each : concat.parts()) {
            if (each instanceof Const constant) {
                (middle == null ? prefix : suffix).append(constant.value());
            } else if (middle != null) {
                throw new NotInvertible("a concat of several columns does not tell where one ends");
            } else {
                middle = each;
            }
        }
        if (middle == null) {
            throw new NotInvertible("a concat of constants holds no column");
        }
        return new Undone(new Recovery.Cut(prefix.toString(), suffix.toString()), middle);
    }

    private static TextForm written(TextForm form, FieldType type, boolean isOutermost) throws NotInvertible {
        if (form instanceof TextForm.DateForm date && (!isOutermost || type == Primitive.DATE)) {
            refuseChoices(date.pattern());
            return form;
        }
        if (form instanceof TextForm.TimestampForm at && (!isOutermost || type == Primitive.TIMESTAMP)) {
            refuseChoices(at.pattern());
            if (at.zone().isEmpty()) {
                throw new NotInvertible("an instant does not tell which zone its text was in");
            }
            return form;
        }
        if (form instanceof TextForm.BooleanForm words && (!isOutermost || type == Primitive.BOOLEAN)) {
            if (words.yes().size() != 1 || words.no().size() != 1) {
                throw new NotInvertible("several words for true or for false do not tell which one it was");
            }
            return form;
        }
        if (form instanceof TextForm.DecimalForm) {
            throw new NotInvertible("a number does not tell how many zeros and which sign its text had");
        }
        throw new NotInvertible("what a parse gives is read as " + TypeReader.text(type));
    }

    private static void refuseChoices(String pattern) throws NotInvertible {
        if (pattern.indexOf('[') >= 0) {
            throw new NotInvertible("a pattern with optional parts does not tell which were there");
        }
    }

    /** Whether the column's value can be told from the field's when nothing stands between them. */
    private static boolean keepsValue(FieldType column, FieldType field) {
        boolean columnIsText = column == Primitive.STRING || column instanceof EnumType;
        boolean fieldIsText = field == Primitive.STRING || field instanceof EnumType;
        if (column.equals(field)) {
            return true;
        }
        if (fieldIsText) {
            return !Values.isNested(column);
        }
        if (columnIsText) {
            return field == Primitive.DATE || field == Primitive.BOOLEAN;
        }
        return column == Primitive.INT && field == Primitive.LONG
                || (column == Primitive.INT || column == Primitive.LONG || column instanceof FieldType.DecimalType)
                        && field instanceof FieldType.DecimalType;
    }

    private static List<Identifier> columns(Expression expression) {
        List<Identifier> found = new ArrayList<>();
        if (expression instanceof From from) {
            found.add(from.field());
        }
        expression.inputs().forEach(each -> found.addAll(columns(each)));
        return found;
    }

    /** Why a mapping cannot be undone. */
    private static final class NotInvertible extends Exception {
        private static final long serialVersionUID = 1L;

        private NotInvertible(String reason) {
            super(reason, null, false, false);
        }

        private String reason() {
            return String.valueOf(getMessage());
        }
    }
}
