package dev.onramp.model;

/**
 * One text of a model folder.
 *
 * @param name the file as the person knows it, for messages
 * @param text its HOCON
 */
record ModelFile(String name, String text) {}
