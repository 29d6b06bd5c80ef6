/** What the synthetic legacy system says must become of what it sent, by the section "Ledger" of the contract, and whether it did. */
package dev.onramp.reconcile.ledger;
