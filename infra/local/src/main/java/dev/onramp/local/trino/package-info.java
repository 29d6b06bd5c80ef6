/** Trino: fetching it, unpacking what of it is needed, configuring and starting it. */
package dev.onramp.local.trino;
