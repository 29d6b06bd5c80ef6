/** Kafka as a member of the local stack. */
package dev.onramp.local.kafka;
