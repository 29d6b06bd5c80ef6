/**
 * The proof that every engine shows the same rows: seeded changes that meet every branch of the rules, a plain Java interpreter of the rules, and the
 * comparison of what the engines show with what it says, cell by cell. The interpreter shares no code with the generator of SQL but the names of
 * columns and where they come from. Pure; the engines are adapters of {@link dev.onramp.views.proof.ProofEngine}.
 */
package dev.onramp.views.proof;
