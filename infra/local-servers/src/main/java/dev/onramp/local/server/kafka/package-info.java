/** A Kafka broker as a program. */
package dev.onramp.local.server.kafka;
