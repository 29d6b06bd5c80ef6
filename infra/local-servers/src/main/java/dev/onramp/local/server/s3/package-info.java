/** An S3 endpoint as a program. */
package dev.onramp.local.server.s3;
