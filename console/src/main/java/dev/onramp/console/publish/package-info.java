/** The front door's client. */
package dev.onramp.console.publish;
