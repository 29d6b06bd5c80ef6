package dev.onramp.archive;

/** Declares the archive of a table to Amazon Athena. Pure. */
public final class AthenaDdl {
    private static final String STATEMENT = """
            -- Raw archive of %1$s: one row per line. A record may stand in several objects: take each
            -- (topic, partition, offset) once, for example with
            --   SELECT "partition", "offset", max(payload) FROM %1$s_archive GROUP BY "partition", "offset"
            CREATE EXTERNAL TABLE IF NOT EXISTS `%1$s_archive` (
              `topic` string,
              `partition` int,
              `offset` bigint,
              `timestamp` bigint COMMENT 'milliseconds since 1970',
              `dataid` string,
              `key` string,
              `key_base64` string COMMENT 'instead of key where that is not UTF-8',
              `headers` array<struct<name:string,value:string,value_base64:string>>,
              `payload` string,
              `payload_base64` string COMMENT 'instead of payload where that is not UTF-8',
              `payload_encrypted` string COMMENT 'instead of payload where that is not JSON and a key is set',
              `payload_key_id` string
            )
            PARTITIONED BY (`dt` string)
            ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
            WITH SERDEPROPERTIES ('ignore.malformed.json' = 'false')
            STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
            OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION '%2$s'
            TBLPROPERTIES (
              'projection.enabled' = 'true',
              'projection.dt.type' = 'date',
              'projection.dt.format' = 'yyyy-MM-dd',
              'projection.dt.range' = '1970-01-01,NOW+1DAYS',
              'projection.dt.interval' = '1',
              'projection.dt.interval.unit' = 'DAYS',
              'storage.location.template' = '%2$sdt=${dt}/'
            );
            """;

    private AthenaDdl() {}

    /**
     * @param table a name from the model
     * @param location {@code s3://bucket/prefix/table/}; without quotes
     */
    public static String of(String table, String location) {
        if (location.contains("'") || location.contains("\\")) {
            throw new IllegalArgumentException("no location for SQL: " + location);
        }
        return STATEMENT.formatted(table, location);
    }
}
