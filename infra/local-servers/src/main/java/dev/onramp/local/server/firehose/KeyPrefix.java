package dev.onramp.local.server.firehose;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of the keys of a stream's objects, with its expressions. */
final class KeyPrefix {
    private static final Pattern TIME = Pattern.compile("!\\{timestamp:([^}]+)}");
    private static final String DEFAULT_FOLDERS = "!{timestamp:yyyy/MM/dd/HH}/";

    private KeyPrefix() {}

    static String at(String prefix, Instant time) {
        Matcher found = TIME.matcher(prefix.contains("!{") ? prefix : prefix + DEFAULT_FOLDERS);
        return found.replaceAll(each -> Matcher.quoteReplacement(DateTimeFormatter.ofPattern(each.group(1), Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time)));
    }
}
