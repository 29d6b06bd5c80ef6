/** The raw archive by way of Amazon Data Firehose. */
package dev.onramp.transform.firehose;
