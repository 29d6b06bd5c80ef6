/** The Debezium engine and what Kafka Connect's interfaces ask of us. */
package dev.onramp.capture.debezium;
