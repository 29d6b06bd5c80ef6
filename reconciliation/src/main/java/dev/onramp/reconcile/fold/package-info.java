/**
 * What the stores must hold, computed again from the raw archive by the rules of {@code docs/contract.md} alone: it shares no code with
 * the pipeline but the model. Knows nothing of Kafka, AWS or JDBC.
 */
package dev.onramp.reconcile.fold;
