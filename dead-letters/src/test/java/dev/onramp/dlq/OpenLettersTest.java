package dev.onramp.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenLettersTest {
    private final OpenLetters letters = new OpenLetters();

    @Test
    void keepsOneLetterForEachChangeTheLastOneInOrderOfCoordinates() {
        letters.accept(Letters.of("raw_table_cust-1-3", "ONR-T109"));
        letters.accept(Letters.of("raw_table_cust-0-17", "ONR-T109"));
        letters.accept(Letters.of("raw_table_cust-0-9", "ONR-T109"));
        letters.accept(Letters.of("raw_table_cust-0-17", "ONR-T106"));

        assertThat(letters.matching(Selection.ALL))
                .extracting(each -> each.origin() + " " + each.errorId())
                .containsExactly(
                        "raw_table_cust-0-9 ONR-T109", "raw_table_cust-0-17 ONR-T106", "raw_table_cust-1-3 ONR-T109");
    }

    @Test
    void forgetsWhatWasReplayedUntilItIsRejectedAgain() {
        Coordinate at = Coordinate.parse("raw_table_cust-0-17");
        letters.accept(Letters.of(at, "ONR-T109", "{}"));
        letters.acceptReplayed(at);
        letters.acceptReplayed(at);
        assertThat(letters.matching(Selection.ALL)).isEmpty();
        assertThat(letters.replayed()).isEqualTo(1);

        letters.accept(Letters.of(at, "ONR-T110", "{}"));
        assertThat(letters.at(at).map(Letter::errorId)).contains("ONR-T110");
    }

    @Test
    void selectsByTableErrorAndTime() {
        letters.accept(Letters.of("raw_table_cust-0-1", "ONR-T109"));
        letters.accept(Letters.of("raw_table_cust-0-2", "ONR-T101"));
        letters.accept(Letters.of("raw_table_acct-0-3", "ONR-T109"));

        Selection selection = new Selection(
                Optional.of("raw_table_cust"),
                Optional.of("onr-t109"),
                Optional.of(Instant.ofEpochMilli(Letters.TIMESTAMP + 1)));
        assertThat(letters.matching(selection))
                .singleElement()
                .satisfies(each -> assertThat(each.origin().offset()).isEqualTo(1));
        Instant later = Instant.ofEpochMilli(Letters.TIMESTAMP + 2);
        assertThat(letters.matching(new Selection(Optional.empty(), Optional.of("ONR-T109"), Optional.of(later))))
                .singleElement()
                .satisfies(each -> assertThat(each.origin().topic()).isEqualTo("raw_table_acct"));
    }

    @Test
    void groupsByTableAndErrorWithFirstAndLastTime() {
        List<LetterGroup> groups = LetterGroup.of(List.of(
                Letters.of("raw_table_cust-0-5", "ONR-T109"),
                Letters.of("raw_table_cust-0-9", "ONR-T109"),
                Letters.of("raw_table_acct-0-1", "ONR-T109")));

        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).table()).isEqualTo("raw_table_acct");
        assertThat(groups.get(1))
                .isEqualTo(new LetterGroup(
                        "raw_table_cust",
                        "ONR-T109",
                        2,
                        Instant.ofEpochMilli(Letters.TIMESTAMP + 5),
                        Instant.ofEpochMilli(Letters.TIMESTAMP + 9),
                        Coordinate.parse("raw_table_cust-0-9"),
                        "what is wrong"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "raw_table_cust",
                "raw_table_cust-0",
                "-0-1",
                "raw_table_cust-x-1",
                "t-0-99999999999999999999"
            })
    void refusesWhatIsNoCoordinate(String text) {
        assertThatThrownBy(() -> Coordinate.parse(text)).hasMessageContaining("ONR-Q001");
    }

    @Test
    void readsACoordinateOfATopicWithDashes() {
        assertThat(Coordinate.parse("a-1-b-2-3")).isEqualTo(new Coordinate("a-1-b", 2, 3));
    }
}
