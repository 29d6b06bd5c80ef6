/** What a wide row consists of: the entities that are joined, and the columns of the table that holds such rows. Pure. */
package dev.onramp.model.wide;
