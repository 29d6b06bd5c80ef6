/** The raw topics in Kafka. */
package dev.onramp.door.kafka;
