/**
 * Amazon Data Firehose for one machine: each call is written to S3 before it is acknowledged. Signatures are not verified: the endpoint listens on the
 * loopback address alone.
 */
@NullMarked
package dev.onramp.local.server.firehose;

import org.jspecify.annotations.NullMarked;
