/** A seeded legacy system that emits change data, and its ledger. Knows nothing of Kafka. */
package dev.onramp.generator;
