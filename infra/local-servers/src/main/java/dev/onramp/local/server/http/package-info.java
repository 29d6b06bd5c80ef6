/** The little HTTP that the Lambda and Firehose endpoints share: requests within bounds in, replies as AWS words them out. */
@NullMarked
package dev.onramp.local.server.http;

import org.jspecify.annotations.NullMarked;
