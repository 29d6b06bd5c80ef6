/** Dead-letter and raw topics in Kafka. */
@NullMarked
package dev.onramp.dlq.kafka;

import org.jspecify.annotations.NullMarked;
