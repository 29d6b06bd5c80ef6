/** The raw archive's objects in a bucket. */
package dev.onramp.archive.s3;
