package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks what {@code from} names for one target field: that it is there, open, of a fitting type, and part of a delete for a key. */
final class ColumnCheck {
    private final Source source;
    private final Entity entity;
    private final Field target;

    ColumnCheck(Source source, Entity entity, Field target) {
        this.source = source;
        this.entity = entity;
        this.target = target;
    }

    void check(Expression.From from, ExpressionTypes types, Node node, FieldType type) {
        Optional<Field> column = types.column(from);
        if (column.isEmpty()) {
            List<String> known =
                    source.fields().stream().map(each -> each.name().value()).toList();
            node.problem(
                    "source " + source.table() + " has no column '" + from.field() + "'",
                    DidYouMean.advice(from.field().value(), known));
            return;
        }
        if (column.get().classification() == Classification.SECRET) {
            node.problem(
                    "the column '" + from.field() + "' is secret and may be in no entity",
                    "Remove the field from the mapping");
        }
        String name = from.path().isEmpty() ? from.field().value() : from.field() + "." + joined(from.path());
        fits("the column '" + name + "'", types.find(from), column.get().type(), from.path(), node, type);
        if (entity.isKey(target.name())
                && !source.key().isEmpty()
                && !source.key().contains(from.field())) {
            node.problem(
                    "the key of " + entity.name() + " needs the column '" + from.field()
                            + "', but a delete carries only " + source.key(),
                    "Compute the key from the source's key alone, or add the column to the source's key");
        }
    }

    void check(Expression.Item item, ExpressionTypes types, Node node, FieldType type) {
        if (types.knowsItem()) {
            FieldType whole = types.of(new Expression.Item(List.of())).orElseThrow();
            String name = item.path().isEmpty() ? PathReader.ITEM : PathReader.ITEM + "." + joined(item.path());
            fits("the element '" + name + "'", types.find(item), whole, item.path(), node, type);
        }
    }

    private static void fits(
            String what,
            Optional<ExpressionTypes.Found> found,
            FieldType start,
            List<Identifier> path,
            Node node,
            FieldType type) {
        if (found.isEmpty()) {
            noMember(what, start, path, node);
        } else if (!Values.converts(found.get().type(), type)) {
            node.problem(
                    what + " is " + TypeReader.text(found.get().type()) + ", which does not become "
                            + TypeReader.text(type),
                    "Change the type of one of them, or map the values");
        }
    }

    private static void noMember(String what, FieldType start, List<Identifier> path, Node node) {
        FieldType here = start;
        for (Identifier name : path) {
            if (!(here instanceof StructType struct)) {
                node.problem(
                        what + ": " + TypeReader.text(here) + " has no members",
                        here instanceof ArrayType
                                ? "Work on its elements with each { from = item." + name + " }"
                                : "Name the value itself");
                return;
            }
            Optional<Field> member = struct.fields().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (member.isEmpty()) {
                node.problem(
                        what + ": there is no member '" + name + "'",
                        DidYouMean.advice(
                                name.value(),
                                struct.fields().stream()
                                        .map(each -> each.name().value())
                                        .toList()));
                return;
            }
            here = member.get().type();
        }
    }

    private static String joined(List<Identifier> path) {
        return path.stream().map(Identifier::value).collect(Collectors.joining("."));
    }
}
