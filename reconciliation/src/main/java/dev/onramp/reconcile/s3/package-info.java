/** Reads objects on S3: the raw archive, and files for the reader of Delta tables. */
package dev.onramp.reconcile.s3;
