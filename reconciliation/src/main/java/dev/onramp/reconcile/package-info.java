/**
 * Proves that the stores hold what the raw archive says: {@link dev.onramp.reconcile.Verification}. Shares nothing with the pipeline but the
 * model and the contract in {@code docs/contract.md}.
 */
package dev.onramp.reconcile;
