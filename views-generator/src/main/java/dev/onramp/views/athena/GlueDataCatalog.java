package dev.onramp.views.athena;

import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.plan.StoredView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Databases and tables of one Glue Data Catalog. Names are in lower case, as Glue keeps them. Thread-safe. */
final class GlueDataCatalog {
    private final GlueClient client;
    private final @Nullable String catalogId;
    private final AwsFailure failures;

    GlueDataCatalog(AthenaConnection connection) {
        this.client = connection.glue();
        this.catalogId = connection.settings().catalogId().orElse(null);
        this.failures = connection.glueFailures();
    }

    Set<String> databases() {
        return failures.asked(
                "the list of databases",
                () -> client.getDatabasesPaginator(request -> request.catalogId(catalogId)).stream()
                        .flatMap(page -> page.databaseList().stream())
                        .map(Database::name)
                        .collect(Collectors.toSet()));
    }

    /** Names of tables, without views. */
    Set<String> tables(String database) {
        return all(database).stream()
                .filter(table -> !GlueTables.isView(table))
                .map(Table::name)
                .collect(Collectors.toSet());
    }

    Map<String, StoredView> views(String database) {
        return all(database).stream()
                .filter(GlueTables::isView)
                .collect(Collectors.toMap(Table::name, GlueTables::stored));
    }

    /** Where a Delta table lies; absent when it is none, or not there. */
    Optional<String> location(ObjectName name) {
        return table(name).flatMap(GlueTables::location);
    }

    /** Takes the entry away; never what lies at its location. Harmless when it is gone. */
    void delete(ObjectName table) {
        failures.asked("table " + table, () -> {
            try {
                return Optional.of(client.deleteTable(request -> request.catalogId(catalogId)
                        .databaseName(table.schema())
                        .name(table.name())));
            } catch (EntityNotFoundException gone) {
                return Optional.empty();
            }
        });
    }

    /** Writes the words and the mark of a view that is there, where they are other ones. */
    void describe(View view) {
        table(view.name()).ifPresent(present -> {
            TableInput input = GlueTables.described(present, view);
            if (!input.equals(GlueTables.unchanged(present))) {
                failures.asked(
                        "view " + view.name(),
                        () -> client.updateTable(request -> request.catalogId(catalogId)
                                .databaseName(view.name().schema())
                                .tableInput(input)
                                .skipArchive(true)));
            }
        });
    }

    private Optional<Table> table(ObjectName name) {
        return failures.asked(name.toString(), () -> {
            try {
                return Optional.of(client.getTable(request -> request.catalogId(catalogId)
                                .databaseName(name.schema())
                                .name(name.name()))
                        .table());
            } catch (EntityNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    private List<Table> all(String database) {
        return failures.asked("the list of tables of " + database, () -> {
            try {
                return client
                        .getTablesPaginator(
                                request -> request.catalogId(catalogId).databaseName(database))
                        .stream()
                        .flatMap(page -> page.tableList().stream())
                        .toList();
            } catch (EntityNotFoundException none) {
                return List.of();
            }
        });
    }
}
