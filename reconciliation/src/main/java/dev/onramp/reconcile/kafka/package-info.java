/** Reads raw topics, dead letters and the progress of consumer groups. */
package dev.onramp.reconcile.kafka;
