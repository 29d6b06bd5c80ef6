/** The form of the raw archive: object names, lines, and what every line must keep. Knows nothing of S3. */
package dev.onramp.reconcile.archive;
