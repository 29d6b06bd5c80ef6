package dev.onramp.views.access;

import dev.onramp.config.Settings;
import dev.onramp.views.LakeLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Permissions of AWS Lake Formation. Analysts get the masked views, which read their tables with the rights of the role that made them. Stewards get the views as they
 * are and, because an ordinary view of Athena reads with the rights of whoever asks, the tables as well.
 */
public final class AthenaGrants {
    private static final Map<String, Object> EVERY_TABLE = Map.of();

    private AthenaGrants() {}

    /**
     * What {@code aws lakeformation batch-grant-permissions --cli-input-json} takes.
     *
     * @throws dev.onramp.config.OnrampException ONR-V021 when a principal is missing or is none
     */
    public static String text(Settings settings) {
        LakeLayout layout = LakeLayout.of(settings);
        Roles roles = Roles.of(settings);
        String analyst = AthenaRole.ANALYST.principal(settings).arn();
        List<Object> entries = new ArrayList<>();
        entries.add(database("analyst-default", analyst, "default"));
        entries.add(
                database("analyst-masked-schema", analyst, roles.maskedSchema().value()));
        entries.add(tables("analyst-masked-views", analyst, roles.maskedSchema().value()));
        if (!settings.section("access").getString("athena-steward").isEmpty()) {
            String steward = AthenaRole.STEWARD.principal(settings).arn();
            entries.add(database("steward-default", steward, "default"));
            entries.add(database("steward-views-schema", steward, layout.views().value()));
            entries.add(tables("steward-views", steward, layout.views().value()));
            entries.add(
                    database("steward-tables-schema", steward, layout.tables().value()));
            entries.add(tables("steward-tables", steward, layout.tables().value()));
        }
        return JsonText.of(Map.of("Entries", entries));
    }

    private static Object database(String id, String principal, String name) {
        return entry(id, principal, Map.of("Database", Map.of("Name", name)), List.of("DESCRIBE"));
    }

    private static Object tables(String id, String principal, String database) {
        return entry(
                id,
                principal,
                Map.of("Table", JsonText.members("DatabaseName", database, "TableWildcard", EVERY_TABLE)),
                List.of("SELECT", "DESCRIBE"));
    }

    private static Object entry(String id, String principal, Object resource, List<String> permissions) {
        return JsonText.members(
                "Id",
                id,
                "Principal",
                Map.of("DataLakePrincipalIdentifier", principal),
                "Resource",
                resource,
                "Permissions",
                permissions);
    }
}
