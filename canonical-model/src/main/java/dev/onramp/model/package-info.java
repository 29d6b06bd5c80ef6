/** The declared canonical model. Knows nothing of Spark, Kafka, AWS or JDBC. */
package dev.onramp.model;
