package dev.onramp.generator;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run did. Everything in it is stored by the broker.
 *
 * @param changes changes made and sent
 * @param resent changes of an earlier run that was cut off, sent again because nobody knows whether they arrived
 * @param lastSequence sequence of the last change
 * @param ledger the file that tells all changes since the beginning
 */
public record GeneratorResult(long changes, long resent, long lastSequence, Duration duration, Path ledger) {}
