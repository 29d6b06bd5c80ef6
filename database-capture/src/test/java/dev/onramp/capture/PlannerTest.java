package dev.onramp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import dev.onramp.config.Settings;
import dev.onramp.model.ModelLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final SlotState ABSENT = new SlotState.Absent();
    private static final SlotState IDLE = new SlotState.Idle();
    private static final SlotState LOST = new SlotState.Lost("wal_removed");

    @Test
    void theFirstRunSendsTheRowsThatAreThere() throws TemporaryFailure {
        Planner.Decision decision = planner("initial").decide(found(ABSENT), Stage.NEW);

        assertThat(decision.plan()).isEqualTo(new Plan(Plan.Publication.MISSING, Plan.Rows.ALL));
        assertThat(decision.dropSlot()).isFalse();
    }

    @Test
    void aLaterRunGoesOn() throws TemporaryFailure {
        Planner.Decision decision = planner("initial").decide(found(IDLE), Stage.FOLLOWING);

        assertThat(decision.plan().rows()).isEqualTo(Plan.Rows.NONE);
        assertThat(decision.dropSlot()).isFalse();
    }

    @Test
    void rowsThatWereCutOffAreSentAnewWithASlotOfTheirOwn() throws TemporaryFailure {
        for (Stage stage : List.of(Stage.NEW, Stage.IN_SNAPSHOT)) {
            Planner.Decision decision = planner("initial").decide(found(IDLE), stage);
            assertThat(decision.plan().rows()).isEqualTo(Plan.Rows.ALL_ANEW);
            assertThat(decision.dropSlot()).isTrue();
        }
    }

    @Test
    void withoutSnapshotAnExistingSlotIsKept() throws TemporaryFailure {
        Planner.Decision decision = planner("never").decide(found(IDLE), Stage.NEW);

        assertThat(decision.plan().rows()).isEqualTo(Plan.Rows.NONE);
        assertThat(decision.dropSlot()).isFalse();
    }

    @Test
    void aSlotThatIsGoneOrLostNeedsAPerson() {
        assertThatThrownBy(() -> planner("initial").decide(found(ABSENT), Stage.FOLLOWING))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-D005"));
        assertThatThrownBy(() -> planner("initial").decide(found(LOST), Stage.FOLLOWING))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-D004"))
                .hasMessageContaining("wal_removed")
                .hasMessageContaining("--start-over");
    }

    @Test
    void startingOverForgetsOnceAndStaysWithItUntilTheRowsAreSent() throws TemporaryFailure {
        Planner planner = new Planner(settings("never"), Planner.Begin.OVER);
        Planner.Decision first = planner.decide(found(LOST), Stage.FOLLOWING);
        assertThat(first)
                .isEqualTo(new Planner.Decision(new Plan(Plan.Publication.MISSING, Plan.Rows.ALL_ANEW), true, true));

        planner.begun();
        Planner.Decision again = planner.decide(found(IDLE), Stage.IN_SNAPSHOT);
        assertThat(again.startOver()).isFalse();
        assertThat(again.plan().rows()).isEqualTo(Plan.Rows.ALL_ANEW);
        assertThat(planner.decide(found(IDLE), Stage.FOLLOWING).plan().rows()).isEqualTo(Plan.Rows.NONE);
    }

    @Test
    void aSlotInUseIsWaitedFor() {
        assertThatThrownBy(() -> planner("initial").decide(found(new SlotState.InUse(17)), Stage.FOLLOWING))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessageContaining("17");
    }

    @Test
    void problemsComeBeforeEverythingElse() {
        Inspection bad = new Inspection(
                List.of(new Problem("database", 0, "wal_level", "it is replica", "set it")),
                List.of(),
                List.of(),
                ABSENT,
                false);

        assertThatThrownBy(() -> planner("initial").decide(bad, Stage.FOLLOWING))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-D003"))
                .hasMessageContaining("wal_level");
    }

    private static Inspection found(SlotState slot) {
        return new Inspection(List.of(), List.of(), List.of(), slot, false);
    }

    private static Planner planner(String snapshot) {
        return new Planner(settings(snapshot), Planner.Begin.ON);
    }

    private static CaptureSettings settings(String snapshot) {
        return CaptureSettings.from(
                Settings.defaults().with(Map.of("capture.snapshot", snapshot)), ModelLoader.load(""));
    }
}
