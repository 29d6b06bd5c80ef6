/**
 * From canonical topics to the lake and the operational store. This package is pure: columns, parsing, settings and errors; Spark, Delta,
 * Kafka and JDBC stand in packages of their own below it.
 */
package dev.onramp.ingest;
