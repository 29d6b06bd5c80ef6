/** The raw topics through Kafka's consumer. */
@NullMarked
package dev.onramp.forwarder.kafka;

import org.jspecify.annotations.NullMarked;
