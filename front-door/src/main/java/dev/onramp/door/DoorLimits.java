package dev.onramp.door;

import java.time.Duration;

/**
 * What one request and one producer may ask for.
 *
 * @param maxBodyBytes of a request
 * @param maxChangeBytes of one change
 * @param maxChanges of a request
 * @param ratePerSecond changes of one producer, for long
 * @param rateBurst changes of one producer, at once
 * @param idempotencyWindow how long event ids are remembered
 * @param idempotencyMaxIds how many of them
 * @param produceTimeout for all changes of a request
 */
public record DoorLimits(
        int maxBodyBytes,
        int maxChangeBytes,
        int maxChanges,
        int ratePerSecond,
        int rateBurst,
        Duration idempotencyWindow,
        int idempotencyMaxIds,
        Duration produceTimeout) {}
