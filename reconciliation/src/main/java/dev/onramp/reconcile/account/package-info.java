/** Accounts for every raw record, from what was found in the stores and topics. Knows nothing of either. */
package dev.onramp.reconcile.account;
