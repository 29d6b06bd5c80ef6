/** Compares what a store holds with what the fold expects, row by row. Knows nothing of any store. */
package dev.onramp.reconcile.compare;
