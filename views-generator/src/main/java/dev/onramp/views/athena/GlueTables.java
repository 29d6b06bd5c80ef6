package dev.onramp.views.athena;

import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.StoredView;
import dev.onramp.views.plan.StoredView.StoredColumn;
import dev.onramp.views.plan.ViewMark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables of the Data Catalog, which are views as well, in the words of this module. */
final class GlueTables {
    /** The parameter that holds the mark of origin: Athena's views take no comment, and their description is for people. */
    static final String MARK = "onramp";

    private static final String VIEW = "VIRTUAL_VIEW";
    private static final String DELTA = "delta";

    private GlueTables() {}

    static boolean isView(Table table) {
        return VIEW.equals(table.tableType());
    }

    /** Where a Delta table lies, without a slash at the end; absent when it is none. */
    static Optional<String> location(Table table) {
        boolean isDelta = DELTA.equalsIgnoreCase(table.parameters().get("table_type"))
                || DELTA.equalsIgnoreCase(table.parameters().get("spark.sql.sources.provider"));
        return Optional.ofNullable(table.storageDescriptor())
                .map(StorageDescriptor::location)
                .filter(location -> isDelta && !location.isEmpty())
                .map(location -> location.replaceAll("/+$", ""));
    }

    static StoredView stored(Table table) {
        Map<String, Column> columns = columns(table).stream()
                .collect(Collectors.toMap(Column::name, Function.identity(), (first, second) -> first));
        String text = text(table.viewOriginalText());
        return PrestoView.of(text)
                .map(view -> new StoredView(
                        view.query(),
                        comment(table),
                        view.columns().stream()
                                .map(column -> new StoredColumn(
                                        column.name(),
                                        column.type(),
                                        Optional.ofNullable(columns.get(column.name()))
                                                .map(each -> text(each.comment()))
                                                .orElse("")))
                                .toList()))
                .orElseGet(() -> new StoredView(
                        text,
                        comment(table),
                        columns(table).stream()
                                .map(column ->
                                        new StoredColumn(column.name(), text(column.type()), text(column.comment())))
                                .toList()));
    }

    /** What must be written so that the table says of itself what the view says; everything else stays, since Glue replaces the whole. */
    static TableInput described(Table table, View view) {
        Map<String, String> comments =
                view.columns().stream().collect(Collectors.toMap(ViewColumn::name, ViewColumn::comment));
        Map<String, String> parameters = new HashMap<>(table.parameters());
        parameters.put(MARK, ViewMark.of(view).text());
        List<Column> columns = columns(table).stream()
                .map(column -> commented(column, comments.getOrDefault(column.name(), text(column.comment()))))
                .toList();
        StorageDescriptor storage = Optional.ofNullable(table.storageDescriptor())
                .orElseGet(() -> StorageDescriptor.builder().build());
        return copy(table)
                .description(text(table.description()).equals(view.comment()) ? table.description() : view.comment())
                .parameters(parameters)
                .storageDescriptor(storage.toBuilder().columns(columns).build())
                .build();
    }

    /** What {@link #described} gives when nothing is to be written. */
    static TableInput unchanged(Table table) {
        TableInput.Builder input =
                copy(table).description(table.description()).storageDescriptor(table.storageDescriptor());
        return (table.hasParameters() ? input.parameters(table.parameters()) : input).build();
    }

    private static Column commented(Column column, String comment) {
        return text(column.comment()).equals(comment)
                ? column
                : column.toBuilder().comment(comment).build();
    }

    private static TableInput.Builder copy(Table table) {
        TableInput.Builder input = TableInput.builder()
                .name(table.name())
                .owner(table.owner())
                .lastAccessTime(table.lastAccessTime())
                .lastAnalyzedTime(table.lastAnalyzedTime())
                .retention(table.retention())
                .viewOriginalText(table.viewOriginalText())
                .viewExpandedText(table.viewExpandedText())
                .tableType(table.tableType())
                .targetTable(table.targetTable());
        return table.hasPartitionKeys() ? input.partitionKeys(table.partitionKeys()) : input;
    }

    private static String comment(Table table) {
        return (text(table.description()) + " " + text(table.parameters().get(MARK))).strip();
    }

    private static List<Column> columns(Table table) {
        return Optional.ofNullable(table.storageDescriptor())
                .map(StorageDescriptor::columns)
                .orElseGet(List::of);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
