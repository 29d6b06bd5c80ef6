/**
 * The embedded stack: real servers in processes of their own on one machine, without containers. {@link dev.onramp.local.LocalStack} is the
 * one way in, for the command line and for integration tests alike.
 */
package dev.onramp.local;
