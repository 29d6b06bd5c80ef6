/** The changes of a relational database, published to the raw topics of the model. */
package dev.onramp.capture;
