/** Large records in S3. */
@NullMarked
package dev.onramp.forwarder.s3;

import org.jspecify.annotations.NullMarked;
