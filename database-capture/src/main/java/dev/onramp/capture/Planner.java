package dev.onramp.capture;

/**
 * Decides how a run begins, from what the database and the stored progress say. Pure but for one thing that it remembers: whether it was
 * asked to start over and has not yet done so. Used by one thread.
 */
final class Planner {
    private final CaptureSettings settings;
    private boolean startOver;
    private boolean anew;

    /** @param begin what the person who started the program asked for */
    Planner(CaptureSettings settings, Begin begin) {
        this.settings = settings;
        this.startOver = begin == Begin.OVER;
    }

    /** How the program was started. */
    enum Begin {
        /** Where the last run ended. */
        ON,
        /** With the rows that are there, whatever was stored. */
        OVER
    }

    record Decision(Plan plan, boolean dropSlot, boolean startOver) {}

    /**
     * @throws TemporaryFailure while somebody else reads the slot
     * @throws dev.onramp.config.OnrampException ONR-D003 for a database that is not ready, ONR-D004 when the slot is gone or lost
     */
    Decision decide(Inspection inspection, Stage stage) throws TemporaryFailure {
        if (!inspection.problems().isEmpty()) {
            throw CaptureErrors.notReady(settings.database(), inspection.problems());
        }
        if (inspection.slot() instanceof SlotState.InUse use) {
            throw new TemporaryFailure("the replication slot " + settings.slot()
                    + " is in use by the database's process " + use.pid() + "; is another capture running?");
        }
        boolean there = !(inspection.slot() instanceof SlotState.Absent);
        Plan.Publication publication =
                inspection.publicationExists() ? Plan.Publication.EXISTS : Plan.Publication.MISSING;
        if (startOver) {
            anew = true;
            return new Decision(new Plan(publication, Plan.Rows.ALL_ANEW), there, true);
        }
        boolean rows = stage != Stage.FOLLOWING && (anew || settings.snapshot() == SnapshotMode.INITIAL);
        if (rows) {
            boolean earlier = anew || there || stage == Stage.IN_SNAPSHOT;
            return new Decision(new Plan(publication, earlier ? Plan.Rows.ALL_ANEW : Plan.Rows.ALL), there, false);
        }
        if (inspection.slot() instanceof SlotState.Lost lost) {
            throw CaptureErrors.slotLost(settings.slot(), lost.reason());
        }
        if (stage == Stage.FOLLOWING && !there) {
            throw CaptureErrors.slotGone(settings.slot());
        }
        return new Decision(new Plan(publication, Plan.Rows.NONE), false, false);
    }

    /** The decision was carried out. */
    void begun() {
        startOver = false;
    }
}
