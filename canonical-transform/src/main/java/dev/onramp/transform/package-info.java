/**
 * From a raw record to canonical events: reads the row, maps it, redacts secrets, lays out the raw archive. Pure: it knows Kafka, S3 and
 * Lambda only through the ports {@link dev.onramp.transform.RawArchive} and {@link dev.onramp.transform.CanonicalProducer}. What it
 * produces is normative in {@code docs/contract.md}.
 */
package dev.onramp.transform;
