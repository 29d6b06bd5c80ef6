/** Programs of the local stack: each package holds one server that runs in a process of its own. */
package dev.onramp.local.server;
