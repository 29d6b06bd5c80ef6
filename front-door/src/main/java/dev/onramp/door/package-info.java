/**
 * The HTTP front door: changes of those who have no Kafka client, checked against the model and put on the raw topics. Pure logic here; the
 * server in {@code .http}, the broker in {@code .kafka}.
 */
package dev.onramp.door;
