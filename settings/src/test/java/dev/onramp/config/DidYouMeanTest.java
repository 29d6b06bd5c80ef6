package dev.onramp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("fields", "key", "kind", "doc");

    @Test
    void findsTheNearestName() {
        assertThat(DidYouMean.among("feilds", KNOWN)).contains("fields");
        assertThat(DidYouMean.among("Kind", KNOWN)).contains("kind");
        assertThat(DidYouMean.among("kez", KNOWN)).contains("key");
    }

    @Test
    void findsNothingWhenNothingIsNear() {
        assertThat(DidYouMean.among("references", KNOWN)).isEmpty();
        assertThat(DidYouMean.among("x", List.of())).isEmpty();
    }

    @Test
    void listsAllNamesWhenNoneIsNear() {
        assertThat(DidYouMean.advice("references", KNOWN)).isEqualTo("Known here: doc, fields, key, kind.");
        assertThat(DidYouMean.advice("references", List.of())).isEqualTo("Remove it.");
    }
}
