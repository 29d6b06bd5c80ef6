package dev.onramp.ingest.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the tables of a schema are in some topics, in the database itself and committed with the changes: a database that is restored from a backup goes on where the backup
 * ended, and nobody can lose the one without the other. A position in a topic that was deleted and made anew since, or in one of another cluster, is none. Immutable.
 *
 * @param topicIds by the names of the topics what the broker knows them by
 */
public record PostgresPositions(String schema, Map<String, String> topicIds) {
    public PostgresPositions {
        topicIds = Map.copyOf(topicIds);
    }

    /** The offset that comes next for each partition, where one is known; none in a database that is new. */
    public Map<TopicPartition, Long> read(Connection connection) throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        if (!isThere(connection)) {
            return positions;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select topic, partition, topic_id, next_offset from "
                        + PostgresDdl.POSITION + " where schema_name = ?")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(3).equals(topicIds.get(rows.getString(1)))) {
                        positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(4));
                    }
                }
            }
        }
        return positions;
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select to_regclass(?) is not null")) {
            query.setString(1, PostgresDdl.POSITION);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Writes them in the connection's transaction, always in the same order, so that two writers do not wait for each other. */
    void write(Connection connection, Map<TopicPartition, Long> positions) throws SQLException {
        Map<String, Map.Entry<TopicPartition, Long>> inOrder = new TreeMap<>();
        positions.entrySet().forEach(each -> inOrder.put(each.getKey().toString(), each));
        try (PreparedStatement insert = connection.prepareStatement("insert into " + PostgresDdl.POSITION
                + " (schema_name, topic, partition, topic_id, next_offset) values (?, ?, ?, ?, ?)"
                + " on conflict (schema_name, topic, partition) do update"
                + " set topic_id = excluded.topic_id, next_offset = excluded.next_offset")) {
            for (Map.Entry<TopicPartition, Long> each : inOrder.values()) {
                insert.setString(1, schema);
                insert.setString(2, each.getKey().topic());
                insert.setInt(3, each.getKey().partition());
                insert.setString(4, topicIds.get(each.getKey().topic()));
                insert.setLong(5, each.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
