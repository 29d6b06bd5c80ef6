/** Topics that a replay has for itself in Kafka. */
@org.jspecify.annotations.NullMarked
package dev.onramp.replay.kafka;
