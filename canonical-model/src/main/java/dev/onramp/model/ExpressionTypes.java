package dev.onramp.model;

import dev.onramp.model.Expression.ArrayOf;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Each;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.Item;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Expression.Parse;
import dev.onramp.model.Expression.Split;
import dev.onramp.model.Expression.StructOf;
import dev.onramp.model.Expression.When;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.Optional;

/** What can be known of expressions over a source's rows before any row is there. */
final class ExpressionTypes {
    private final Source source;
    private final Optional<FieldType> item;

    /** @param item type of the element inside of {@code each}; empty outside, and where it is not known */
    ExpressionTypes(Source source, Optional<FieldType> item) {
        this.source = source;
        this.item = item;
    }

    /** A value that a path leads to, and whether it may be absent. */
    record Found(FieldType type, boolean optional) {}

    ExpressionTypes inside(Optional<FieldType> element) {
        return new ExpressionTypes(source, element);
    }

    boolean knowsItem() {
        return item.isPresent();
    }

    Optional<Field> column(From from) {
        return source.fields().stream()
                .filter(each -> each.name().equals(from.field()))
                .findFirst();
    }

    Optional<Found> find(From from) {
        return column(from).flatMap(field -> follow(new Found(field.type(), field.optional()), from.path()));
    }

    Optional<Found> find(Item element) {
        return item.flatMap(type -> follow(new Found(type, false), element.path()));
    }

    private static Optional<Found> follow(Found start, List<Identifier> path) {
        Found here = start;
        for (Identifier name : path) {
            if (!(here.type() instanceof StructType struct)) {
                return Optional.empty();
            }
            Optional<Field> member = struct.fields().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (member.isEmpty()) {
                return Optional.empty();
            }
            here = new Found(
                    member.get().type(), here.optional() || member.get().optional());
        }
        return Optional.of(here);
    }

    /** The type of the value; empty where it is not known. */
    Optional<FieldType> of(Expression expression) {
        if (expression instanceof From from) {
            return find(from).map(Found::type);
        } else if (expression instanceof Item element) {
            return find(element).map(Found::type);
        } else if (expression instanceof Coalesce coalesce) {
            return of(coalesce.parts().get(0));
        } else if (expression instanceof When when) {
            return of(when.then());
        } else if (expression instanceof Split split && split.index().isEmpty()) {
            return Optional.of(new ArrayType(Primitive.STRING));
        } else if (expression instanceof Each each) {
            Optional<FieldType> element = of(each.input())
                    .flatMap(type -> type instanceof ArrayType array
                            ? Optional.of(array.element())
                            : Optional.<FieldType>empty());
            return inside(element).of(each.element()).map(ArrayType::new);
        } else if (expression instanceof ArrayOf array) {
            return of(array.parts().get(0)).map(ArrayType::new);
        } else if (expression instanceof Parse parse) {
            return Optional.of(of(parse.form()));
        } else if (expression instanceof StructOf || expression instanceof Expression.Call) {
            return Optional.empty();
        }
        return Optional.of(Primitive.STRING);
    }

    /** What a parsed text is; a parsed decimal is the text of a number. */
    static FieldType of(TextForm form) {
        if (form instanceof TextForm.DateForm) {
            return Primitive.DATE;
        } else if (form instanceof TextForm.TimestampForm) {
            return Primitive.TIMESTAMP;
        }
        return form instanceof TextForm.BooleanForm ? Primitive.BOOLEAN : Primitive.STRING;
    }

    boolean mayBeAbsent(Expression expression) {
        if (expression instanceof From from) {
            return find(from).map(Found::optional).orElse(false);
        } else if (expression instanceof Item element) {
            return find(element).map(Found::optional).orElse(false);
        } else if (expression instanceof Concat concat) {
            return concat.parts().stream().anyMatch(this::mayBeAbsent);
        } else if (expression instanceof Coalesce coalesce) {
            return coalesce.parts().stream().allMatch(this::mayBeAbsent);
        } else if (expression instanceof ArrayOf array) {
            return array.parts().stream().allMatch(this::mayBeAbsent);
        } else if (expression instanceof StructOf struct) {
            return struct.members().values().stream().allMatch(this::mayBeAbsent);
        } else if (expression instanceof Expression.Call call) {
            return call.arguments().stream().allMatch(this::mayBeAbsent);
        } else if (expression instanceof When when) {
            return mayBeAbsent(when.then())
                    || when.otherwise().map(this::mayBeAbsent).orElse(true);
        }
        return mayLose(expression);
    }

    private boolean mayLose(Expression step) {
        if (step instanceof MapCases map) {
            return mayBeAbsent(map.input());
        } else if (step instanceof Parse parse) {
            return mayBeAbsent(parse.input());
        } else if (step instanceof Expression.Trim trim) {
            return mayBeAbsent(trim.input());
        } else if (step instanceof Expression.ChangeCase letters) {
            return mayBeAbsent(letters.input());
        } else if (step instanceof Each each) {
            return mayBeAbsent(each.input());
        } else if (step instanceof Split split) {
            // There is always a first and a last part, and they may be the only one.
            int index = split.index().orElse(0);
            return (index != 0 && index != -1) || mayBeAbsent(split.input());
        }
        return step instanceof Expression.NullIf;
    }
}
