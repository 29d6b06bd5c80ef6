/**
 * Spark without Onramp's ingest: what somebody who knows Spark and Delta well writes in an afternoon. It is right (sequence guard, newest change per key
 * within a batch, tombstones that stay as rows) and left at Spark's and Delta's defaults.
 */
@NullMarked
package dev.onramp.peers.spark;

import org.jspecify.annotations.NullMarked;
