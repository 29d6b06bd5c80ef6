package dev.onramp.config;

/**
 * One setting as a person should see it.
 *
 * @param path the key without the {@code onramp.} prefix
 * @param value the value as text; stars in place of a value that is a password, a secret or a key
 * @param origin where the value comes from: {@code default}, {@code FILE:LINE}, {@code environment variable NAME} or {@code --set KEY}
 */
public record SettingEntry(String path, String value, String origin) {}
