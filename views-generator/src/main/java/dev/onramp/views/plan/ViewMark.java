package dev.onramp.views.plan;

import dev.onramp.views.View;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a generated view says of itself at the end of its comment: {@code [onramp grain=account_number print=0123456789ab]}. So the engine
 * itself knows which views are generated, what their grain was, and whether query or comment were changed by hand since; no state is
 * kept elsewhere that could be lost or be wrong.
 *
 * @param grain the columns that identify a row
 * @param print 12 hexadecimal digits of SHA-256 of query, comment and grain, as {@link SqlTokens} sees the query
 */
public record ViewMark(List<String> grain, String print) {
    private static final int PRINT_BYTES = 6;
    private static final Pattern MARK =
            Pattern.compile(" ?\\[onramp grain=([a-z0-9_]+(?:,[a-z0-9_]+)*) print=([0-9a-f]{12})]$");

    public ViewMark {
        grain = List.copyOf(grain);
    }

    public static ViewMark of(View view) {
        return new ViewMark(view.grain(), print(view.body(), view.comment(), view.grain()));
    }

    /** The view's comment with its mark. */
    public static String comment(View view) {
        return (view.comment() + " " + of(view).text()).strip();
    }

    /** {@code [onramp grain=account_number print=0123456789ab]}. */
    public String text() {
        return "[onramp grain=" + String.join(",", grain) + " print=" + print + "]";
    }

    /** The mark at the end of a stored comment; empty when there is none, and the view is not known to be generated. */
    public static Optional<ViewMark> in(String comment) {
        Matcher matcher = MARK.matcher(comment);
        return matcher.find()
                ? Optional.of(new ViewMark(Arrays.asList(matcher.group(1).split(",")), matcher.group(2)))
                : Optional.empty();
    }

    /** A stored comment without its mark. */
    public static String words(String comment) {
        return MARK.matcher(comment).replaceFirst("");
    }

    /** Whether the mark was written for this query and these words. */
    boolean fits(String definition, String comment) {
        return print.equals(print(definition, words(comment), grain));
    }

    private static String print(String query, String words, List<String> grain) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            SqlTokens.of(query).forEach(token -> part(digest, token));
            part(digest, words);
            grain.forEach(column -> part(digest, column));
            return HexFormat.of().formatHex(digest.digest(), 0, PRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void part(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
