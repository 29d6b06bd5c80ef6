package dev.onramp.views;

import dev.onramp.model.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names the tables inside one view: the driving one by its entity, a joined one by its path, with a hash where that is taken. */
final class Aliases {
    private final Map<List<Identifier>, String> byPath = new HashMap<>();
    private final Dialect dialect;

    private Aliases(Dialect dialect) {
        this.dialect = dialect;
    }

    static Aliases of(Nest root, Dialect dialect) {
        var result = new Aliases(dialect);
        var claims = new HashMap<String, Integer>();
        root.all().forEach(nest -> claims.merge(wish(nest), 1, Integer::sum));
        root.all().forEach(nest -> {
            String wish = wish(nest);
            boolean keeps = nest.roles().isEmpty() || claims.getOrDefault(wish, 0) == 1;
            result.byPath.put(
                    nest.roles(), keeps ? SqlNames.fitted(wish, nest.path()) : SqlNames.hashed(wish, nest.path()));
        });
        return result;
    }

    /** The alias as it stands in SQL. */
    String of(List<Identifier> roles) {
        String alias = byPath.get(roles);
        if (alias == null) {
            throw new IllegalArgumentException("no table at " + roles);
        }
        return dialect.quoted(alias);
    }

    private static String wish(Nest nest) {
        return nest.roles().isEmpty()
                ? nest.entity().name().value()
                : nest.roles().stream().map(Identifier::value).collect(Collectors.joining("_"));
    }
}
