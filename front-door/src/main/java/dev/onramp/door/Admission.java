package dev.onramp.door;

import dev.onramp.model.Identifier;

/** A request that may go on to its body. */
public record Admission(Producer producer, Identifier table, BodyFormat format, RequestHeaders headers) {}
