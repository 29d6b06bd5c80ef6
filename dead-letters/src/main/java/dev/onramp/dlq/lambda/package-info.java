/** The transform as a function of AWS Lambda. */
@NullMarked
package dev.onramp.dlq.lambda;

import org.jspecify.annotations.NullMarked;
