package dev.onramp.capture;

import java.io.PrintStream;

/** Says whether the database can be captured, without capturing it. */
final class Check {
    private Check() {}

    /**
     * @throws dev.onramp.config.OnrampException ONR-D002, ONR-D003 with every problem, ONR-D004, ONR-D005, ONR-D006 when database or broker do
     *     not answer, ONR-D011
     */
    static void print(CaptureSettings settings, LegacyDatabase database, Progress progress, PrintStream out) {
        try {
            Inspection inspection = database.inspect();
            inspection.facts().forEach(each -> out.println("ok       " + each));
            inspection.warnings().forEach(each -> out.println("warning  " + each));
            Stage stage = progress.stage();
            if (!(inspection.slot() instanceof SlotState.InUse)
                    || !inspection.problems().isEmpty()) {
                Planner.Decision decision = new Planner(settings, Planner.Begin.ON).decide(inspection, stage);
                out.println("ok       a start would "
                        + (decision.plan().rows() == Plan.Rows.NONE
                                ? "send the changes from where the last run ended"
                                : "send the rows that are there, then the changes"));
            } else {
                out.println("ok       the slot " + settings.slot() + " is in use: a capture runs");
            }
        } catch (TemporaryFailure e) {
            throw CaptureErrors.unreachable(e);
        }
    }
}
