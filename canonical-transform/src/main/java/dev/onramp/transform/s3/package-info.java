/** The raw archive over Amazon S3 and what speaks its protocol. */
package dev.onramp.transform.s3;
