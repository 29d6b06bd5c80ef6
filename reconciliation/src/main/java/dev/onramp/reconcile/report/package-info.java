/** What a verification found, as values that can be printed and turned into JSON. */
package dev.onramp.reconcile.report;
