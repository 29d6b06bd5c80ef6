/** The transform as a function of AWS Lambda. */
@NullMarked
package dev.onramp.forwarder.lambda;

import org.jspecify.annotations.NullMarked;
