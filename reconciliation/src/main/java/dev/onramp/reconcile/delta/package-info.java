/** Reads Delta tables with Delta Kernel. */
package dev.onramp.reconcile.delta;
