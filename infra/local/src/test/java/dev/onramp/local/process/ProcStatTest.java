package dev.onramp.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String TAIL =
            " S 1 4242 4242 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 987654 0 0 18446744073709551615";

    @Test
    void readsSessionAndBirth() {
        assertThat(ProcStat.parse("4300 (postgres)" + TAIL)).hasValue(new ProcStat('S', 4242, 1, 987654));
    }

    @Test
    void isNotFooledByANameWithSpacesAndParentheses() {
        assertThat(ProcStat.parse("4300 (a) Z 1 (b) c)" + TAIL)).hasValue(new ProcStat('S', 4242, 1, 987654));
    }

    @Test
    void takesAZombieForDead() {
        assertThat(ProcStat.parse("4300 (java)" + TAIL.replace(" S ", " Z ")))
                .hasValueSatisfying(stat -> assertThat(stat.dead()).isTrue());
    }

    @Test
    void takesAZombieWithLivingThreadsForAlive() {
        assertThat(ProcStat.parse("4300 (java)" + TAIL.replace(" S ", " Z ").replace(" 1 0 987654", " 9 0 987654")))
                .hasValueSatisfying(stat -> assertThat(stat.dead()).isFalse());
    }

    @Test
    void findsNothingInALineThatWasCutShort() {
        assertThat(ProcStat.parse("4300 (java) S 1")).isEmpty();
    }
}
