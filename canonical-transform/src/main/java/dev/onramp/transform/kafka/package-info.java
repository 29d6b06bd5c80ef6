/** The canonical producer over Apache Kafka. */
package dev.onramp.transform.kafka;
