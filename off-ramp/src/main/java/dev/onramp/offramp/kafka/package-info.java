/** The way back in Kafka. */
@NullMarked
package dev.onramp.offramp.kafka;

import org.jspecify.annotations.NullMarked;
