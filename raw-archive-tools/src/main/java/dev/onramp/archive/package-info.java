/** Tools for the raw archive, by docs/contract.md alone: look into it, merge its small objects, declare it to Athena. Knows nothing of S3's API. */
package dev.onramp.archive;
