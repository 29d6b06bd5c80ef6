package dev.onramp.console.publish;

import java.util.List;

/**
 * What was sent and acknowledged.
 *
 * @param accepted changes, those that were there before included
 * @param repeated changes that were there before
 * @param requests answered with success
 * @param retries requests that were sent again
 * @param dataids one of each change, in the order of the file
 */
public record PublishResult(long accepted, long repeated, int requests, int retries, List<String> dataids) {
    public PublishResult {
        dataids = List.copyOf(dataids);
    }
}
