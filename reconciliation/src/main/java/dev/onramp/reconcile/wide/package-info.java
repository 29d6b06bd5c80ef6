/** The rows that the wide views must show, joined in plain Java over the fold. Knows nothing of SQL. */
package dev.onramp.reconcile.wide;
