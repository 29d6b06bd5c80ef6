/**
 * AWS Lambda for one machine: the Invoke API in front, the Runtime API behind it, and the real AWS Lambda Runtime Interface Client running the
 * packaged handler in a JVM of its own. Signatures are not verified: the endpoint listens on the loopback address alone.
 */
@NullMarked
package dev.onramp.local.server.lambda;

import org.jspecify.annotations.NullMarked;
