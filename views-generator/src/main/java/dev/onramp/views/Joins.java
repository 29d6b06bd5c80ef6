package dev.onramp.views;

import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the joins of a view: every parent is joined by its whole key, and a row without its parent stays. Stateless. */
final class Joins {
    private final Engine engine;
    private final Dialect dialect;
    private final Aliases aliases;

    Joins(Engine engine, Aliases aliases) {
        this.engine = engine;
        this.dialect = engine.dialect();
        this.aliases = aliases;
    }

    /**
     * From FROM to the last condition.
     *
     * @param table where the rows of an entity stand
     * @param more conditions beside those of the reference
     */
    String sql(Nest root, Function<Nest, ObjectName> table, Function<Nest, List<String>> more) {
        return "FROM " + table(root, table)
                + root.joined()
                        .map(nest -> "\nLEFT JOIN " + table(nest, table) + "\n  ON "
                                + Stream.of(keys(nest), guard(nest), more.apply(nest).stream())
                                        .flatMap(Function.identity())
                                        .collect(Collectors.joining("\n  AND ")))
                        .collect(Collectors.joining());
    }

    private String table(Nest nest, Function<Nest, ObjectName> table) {
        return engine.sql(table.apply(nest)) + " AS " + aliases.of(nest.roles());
    }

    private Stream<String> keys(Nest nest) {
        Reference reference = nest.reference().orElseThrow();
        String target = aliases.of(nest.roles()) + ".";
        return IntStream.range(0, reference.fields().size())
                .mapToObj(i -> target + column(reference.targetFields().get(i)) + " = " + owner(nest)
                        + column(reference.fields().get(i)));
    }

    private Stream<String> guard(Nest nest) {
        return nest.reference().orElseThrow().guard().stream().map(guard -> guard(dialect, owner(nest), guard));
    }

    /** Whether a row's discriminator says that its reference leads to the target; null does not. */
    static String guard(Dialect dialect, String owner, Reference.Guard guard) {
        String values = guard.values().stream().map(dialect::literal).collect(Collectors.joining(", "));
        return owner
                + dialect.quoted(guard.field().value())
                + (guard.values().size() == 1 ? " = " + values : " IN (" + values + ")");
    }

    private String owner(Nest nest) {
        return aliases.of(nest.roles().subList(0, nest.roles().size() - 1)) + ".";
    }

    private String column(Identifier name) {
        return dialect.quoted(name.value());
    }
}
