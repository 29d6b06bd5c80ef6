/**
 * From the raw topics to the transform: batches, in order, without loss.
 *
 * <p>{@link dev.onramp.forwarder.ForwarderMain} puts the program together; {@link dev.onramp.forwarder.Forwarder} is it without its technologies. Those stand
 * in packages of their own, {@code .kafka} (the {@link dev.onramp.forwarder.RawFeed}) and {@code .lambda} (the {@link dev.onramp.forwarder.Transform});
 * this package knows neither Kafka nor AWS.
 *
 * <h2>The states</h2>
 * A {@code ForwarderCore} is one member of the consumer group. It has {@code forwarder.max-in-flight} lanes; a partition belongs to one lane for good.
 * A lane has one batch on its way, while the next one fills up:
 *
 * <pre>
 *            full, or oldest record        reply accounts for
 *            waited max-linger             every record
 *  FILLING ─────────────────────► INVOKING ─────────────────► COMMITTING ──► FILLING
 *     ▲                             │   ▲                       │    ▲      stored
 *     │                     failed, │   │ backoff               └────┘
 *     │            or unaccounted   ▼   │ is over               not stored:
 *     └────────────────────────── BACKING OFF                   again after backoff
 *       a partition was revoked:
 *       the rest is read again
 * </pre>
 *
 * <ul>
 *   <li>A crash anywhere leaves the committed offsets, and all that is not committed is sent again. The transform may see a record any number of times,
 *       but within a partition never one before its predecessor was accounted for.
 *   <li>A lost reply (timeout, broken connection) is a failure like any other: the transform repeats without harm. Tries go on for as long as it takes;
 *       also when AWS refuses the request, because a function that is deployed a moment later shall heal it. Refusals stand in the log as errors.
 *   <li>A revoked partition is taken out of its batch at once: its records are forgotten, and the reply, whatever it says, commits nothing for it. If the
 *       batch fails after that, its other partitions are read again from where the batch began.
 *   <li>A record that exceeds an invocation by itself holds its partition, and says so in the log at every report. The check at the start
 *       makes that impossible for ordinary producers.
 *   <li>Back-pressure: a lane holds one encoded batch, one that fills, and what one poll brought beyond it; partitions of a lane without room are
 *       paused, while polling goes on and keeps the membership in the group.
 * </ul>
 */
@NullMarked
package dev.onramp.forwarder;

import org.jspecify.annotations.NullMarked;
