/**
 * From the raw topics to the transform: batches, in order, without loss.
 *
 * <p>{@link dev.onramp.forwarder.ForwarderMain} puts the program together; {@link dev.onramp.forwarder.Forwarder} is it without its technologies. Those stand
 * in packages of their own, {@code .kafka} (the {@link dev.onramp.forwarder.RawFeed}), {@code .lambda} (the {@link dev.onramp.forwarder.Transform}), {@code .s3} and {@code .aws};
 * this package knows neither Kafka nor AWS.
 *
 * <h2>The states</h2>
 * A {@code ForwarderCore} is one member of the consumer group. It has {@code forwarder.max-in-flight} lanes; a partition belongs to one lane for good.
 * A lane has one batch on its way, while the next one fills up:
 *
 * <pre>
 *            full, or oldest record
 *            waited long enough;           reply accounts for
 *            or a part that is left        every record
 *  FILLING ─────────────────────► INVOKING ─────────────────► COMMITTING ──► FILLING
 *     ▲                             │   ▲                       │    ▲      stored
 *     │                     failed, │   │ backoff               └────┘
 *     │            or unaccounted   ▼   │ is over               not stored:
 *     └────────────────────────── BACKING OFF                   again after backoff
 *       a partition was revoked:
 *       the rest is read again
 *
 *  INVOKING ──► INVOKING     too large: its first half, or the one record by reference
 *  INVOKING ──► BACKING OFF  too much time or memory: its first half, after a pause
 *  INVOKING ──► FILLING      one record alone fails, or nothing of the batch is done: its partitions rest
 * </pre>
 *
 * Long enough is {@code forwarder.max-linger}, or ten times that while the topics are known to have more. Too large an invocation or reply is halved and
 * sent at once; what took too much time or memory, after a pause.
 *
 * <ul>
 *   <li>A crash anywhere leaves the committed offsets, and all that is not committed is sent again. The transform may see a record any number of times,
 *       but within a partition never one before its predecessor was accounted for.
 *   <li>A lost reply (timeout, broken connection) is a failure like any other: the transform repeats without harm. Tries go on for as long as it takes;
 *       also when AWS refuses the request, because a function that is deployed a moment later shall heal it. Refusals stand in the log as errors.
 *   <li>A revoked partition is taken out of its batch at once: its records are forgotten, and the reply, whatever it says, commits nothing for it. If the
 *       batch fails after that, its other partitions are read again from where the batch began.
 *   <li>A record that exceeds an invocation goes alone, by reference to an object in S3 that is removed when its offset is stored. A record that fails alone rests
 *       with its partition and is tried again, while the lane's other partitions go on; every report names it.
 *   <li>What a reply says is not done ({@code batchItemFailures}) is read again after a pause; what is done is committed, and other partitions go on.
 *   <li>Back-pressure: a lane holds one encoded batch, one that fills, and what one poll brought beyond it; partitions of a lane without room are
 *       paused, while polling goes on and keeps the membership in the group.
 * </ul>
 */
@NullMarked
package dev.onramp.forwarder;

import org.jspecify.annotations.NullMarked;
