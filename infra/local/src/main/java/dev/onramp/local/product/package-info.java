/** Onramp's own processes as members of the local stack. */
package dev.onramp.local.product;
