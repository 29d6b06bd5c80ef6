package dev.onramp.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds and prints documents whose members stand in the order in which they were given; lines end with {@code \n} on every system. */
final class Documents {
    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private static final ObjectWriter LINE = new ObjectMapper().writer();
    private static final ObjectWriter YAML = new YAMLMapper(YAMLFactory.builder()
                    .stringQuotingChecker(new Quoting())
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build())
            .writer();

    private Documents() {}

    /** Plain stands only what every reader of YAML takes for a text: not {@code 2026-01-31}, {@code 1_000} or {@code yes}. */
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return value.isEmpty() || !Character.isLetter(value.charAt(0)) || super.needToQuoteValue(value);
        }
    }

    /** Names and values by turns, in this order; an empty {@link java.util.Optional} leaves its name out. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            Object value = pairs[index + 1];
            if (value instanceof java.util.Optional<?> optional) {
                if (optional.isPresent()) {
                    map.put((String) pairs[index], optional.get());
                }
            } else {
                map.put((String) pairs[index], value);
            }
        }
        return map;
    }

    static String json(Map<String, Object> document) {
        return text(JSON, document) + "\n";
    }

    /** On one line, without its end. */
    static String line(Map<String, Object> document) {
        return text(LINE, document);
    }

    /** With a heading that tells people not to edit it. */
    static String yaml(Map<String, Object> document) {
        return "# " + Contracts.NOTICE + "\n" + text(YAML, document);
    }

    private static String text(ObjectWriter writer, Map<String, Object> document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
