/** The generator's way to Kafka. */
package dev.onramp.generator.kafka;
