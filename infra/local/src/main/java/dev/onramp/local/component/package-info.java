/** What the stack asks of a member, and what a member may know of the place it runs in. */
package dev.onramp.local.component;
