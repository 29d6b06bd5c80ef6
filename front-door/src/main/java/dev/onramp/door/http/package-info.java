/** The front door behind an HTTP server. */
package dev.onramp.door.http;
