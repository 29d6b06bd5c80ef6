package dev.onramp.peers.paimon;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.options.Options;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;

/** The tables of the model in a Paimon warehouse on S3: the columns of the contract, the newest sequence wins. */
final class PaimonTables {
    static final int BUCKETS = 2;

    private static final String DATABASE = "canonical";
    private static final List<String> LINEAGE =
            List.of("_op", "_sequence", "_changed_at", "_dataid", "_mapping_version");

    private final Catalog catalog;

    PaimonTables(Settings settings) {
        Config s3 = settings.section("s3");
        Config lake = settings.section("lake");
        Options options = new Options();
        options.set("warehouse", "s3://" + lake.getString("bucket") + "/" + lake.getString("schema"));
        options.set("s3.endpoint", s3.getString("endpoint"));
        options.set("s3.endpoint.region", s3.getString("region"));
        options.set("s3.access-key", s3.getString("access-key"));
        options.set("s3.secret-key", s3.getString("secret-key"));
        options.set("s3.path.style.access", "true");
        catalog = CatalogFactory.createCatalog(CatalogContext.create(options));
    }

    FileStoreTable create(Entity entity) throws Exception {
        catalog.createDatabase(DATABASE, true);
        Schema.Builder schema = Schema.newBuilder();
        for (Field field : entity.fields()) {
            schema.column(
                    field.name().value(),
                    entity.isKey(field.name()) ? type(field.type()).notNull() : type(field.type()));
        }
        schema.column("_op", DataTypes.STRING());
        schema.column("_sequence", DataTypes.STRING());
        schema.column("_changed_at", DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(6));
        schema.column("_dataid", DataTypes.STRING());
        schema.column("_mapping_version", DataTypes.INT());
        schema.primaryKey(entity.key().stream().map(each -> each.value()).toList());
        schema.option("bucket", Integer.toString(BUCKETS));
        schema.option("sequence.field", "_sequence");
        // Six writers share the heap that everybody has; the default of 256 MB each would not fit.
        schema.option("write-buffer-size", "64 mb");
        catalog.createTable(identifier(entity), schema.build(), true);
        return open(entity);
    }

    FileStoreTable open(Entity entity) throws Exception {
        return (FileStoreTable) catalog.getTable(identifier(entity));
    }

    static int columns(Entity entity) {
        return entity.fields().size() + LINEAGE.size();
    }

    private static Identifier identifier(Entity entity) {
        return Identifier.create(DATABASE, entity.name().value());
    }

    private static DataType type(FieldType type) {
        if (type instanceof FieldType.EnumType) {
            return DataTypes.STRING();
        }
        if (type instanceof Primitive primitive) {
            return switch (primitive) {
                case STRING -> DataTypes.STRING();
                case BOOLEAN -> DataTypes.BOOLEAN();
                case INT -> DataTypes.INT();
                case LONG -> DataTypes.BIGINT();
                case DOUBLE -> DataTypes.DOUBLE();
                case DATE -> DataTypes.DATE();
                case TIMESTAMP -> DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(6);
            };
        }
        throw new IllegalArgumentException("the benchmark has no rows with fields of type " + type);
    }
}
