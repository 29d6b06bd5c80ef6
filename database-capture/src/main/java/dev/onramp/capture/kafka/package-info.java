/** Raw topics and stored progress in Kafka. */
package dev.onramp.capture.kafka;
