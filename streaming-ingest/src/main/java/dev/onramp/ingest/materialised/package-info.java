/**
 * Keeps the rows of wide views in tables of their own, up to date with the tables that the views join. What a table holds is always the view of one
 * version of each of them, and the table's own log says which; so nothing else has to be remembered, and whatever was missed is caught up with.
 */
package dev.onramp.ingest.materialised;
