/** The S3 endpoint as a member of the local stack. */
package dev.onramp.local.s3;
