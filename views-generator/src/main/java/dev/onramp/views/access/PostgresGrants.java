package dev.onramp.views.access;

import dev.onramp.views.Engine;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Roles and rights of PostgreSQL: analysts read the masked views, stewards the others, and nobody but the owner reads tables. Each may run twice. */
public final class PostgresGrants {
    private PostgresGrants() {}

    /**
     * Statements without semicolons, in the order in which they must run; the views must be there.
     *
     * @param tables schema of the stored tables
     */
    public static List<String> of(Roles roles, String tables, Collection<View> views, Collection<View> masked) {
        List<String> statements = new ArrayList<>(List.of("BEGIN"));
        Stream.concat(roles.analysts().stream(), roles.stewards().stream()).forEach(role -> {
            statements.add(created(role));
            Stream.concat(Stream.of(tables), Stream.concat(schemas(views), schemas(masked)))
                    .distinct()
                    .forEach(schema -> {
                        statements.add("REVOKE ALL ON ALL TABLES IN SCHEMA " + name(schema) + " FROM " + quoted(role));
                        statements.add("REVOKE ALL ON SCHEMA " + name(schema) + " FROM " + quoted(role));
                    });
        });
        // What everybody may, those may as well.
        statements.add("REVOKE ALL ON ALL TABLES IN SCHEMA " + name(tables) + " FROM PUBLIC");
        schemas(views)
                .forEach(schema ->
                        statements.add("REVOKE ALL ON ALL TABLES IN SCHEMA " + name(schema) + " FROM PUBLIC"));
        roles.analysts().forEach(role -> grant(statements, role, masked));
        roles.stewards().forEach(role -> grant(statements, role, views));
        statements.add("COMMIT");
        return List.copyOf(statements);
    }

    private static void grant(List<String> statements, String role, Collection<View> views) {
        schemas(views)
                .forEach(schema -> statements.add("GRANT USAGE ON SCHEMA " + name(schema) + " TO " + quoted(role)));
        views.stream()
                .map(View::name)
                .map(Engine.POSTGRESQL::sql)
                .forEach(view -> statements.add("GRANT SELECT ON " + view + " TO " + quoted(role)));
    }

    /** A role cannot be created "if not exists". Its name has neither quotes nor dollars: {@link Roles}. */
    private static String created(String role) {
        return "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role + "') THEN CREATE ROLE "
                + quoted(role) + " NOLOGIN; END IF; END $$";
    }

    private static Stream<String> schemas(Collection<View> views) {
        return views.stream().map(View::name).map(ObjectName::schema).distinct();
    }

    private static String name(String schema) {
        return Engine.POSTGRESQL.quoted(schema);
    }

    private static String quoted(String role) {
        return '"' + role + '"';
    }
}
