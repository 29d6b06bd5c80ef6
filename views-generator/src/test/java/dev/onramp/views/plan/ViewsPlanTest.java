package dev.onramp.views.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.views.plan.PlannedChange.Action;
import dev.onramp.views.plan.PlannedChange.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsPlanTest {
    private static final PlannedChange NEW = change(Action.CREATE, "views.a");
    private static final PlannedChange DROP = change(Action.DROP, "views.z");

    @Test
    void anEmptyPlanSaysThatNothingIsToDo() {
        assertThat(new ViewsPlan(List.of()).isEmpty()).isTrue();
        assertThat(new ViewsPlan(List.of()).text()).startsWith("Nothing to do");
    }

    @Test
    void aPlanIsReadLikeTerraforms() {
        var changed = change(
                Action.CHANGE, "views.b", Detail.safe("+ column x varchar"), Detail.breaking("- column y\ninteger"));

        assertThat(new ViewsPlan(List.of(NEW, changed, DROP)).text()).isEqualTo("""
                + view views.a
                ~ view views.b
                    + column x varchar
                    - column y\\ninteger  (breaking)
                - view views.z  (breaking)

                Plan: 1 to create, 1 to change, 1 to drop.
                Queries may break by 2 of these; apply with --allow-breaking.
                """);
    }

    @Test
    void aDropBreaksQueriesAndACreationDoesNot() {
        assertThat(DROP.isBreaking()).isTrue();
        assertThat(NEW.isBreaking()).isFalse();
        assertThat(change(Action.CHANGE, "views.b", Detail.safe("~ comment")).isBreaking())
                .isFalse();
    }

    @Test
    void programsReadTheSame() {
        assertThat(new ViewsPlan(List.of(DROP)).asMap())
                .containsEntry("empty", false)
                .containsEntry("breaking", true)
                .extractingByKey("changes")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(Map.of(
                        "kind", "view", "name", "views.z", "action", "drop", "breaking", true, "details", List.of()));
    }

    private static PlannedChange change(Action action, String name, Detail... details) {
        return new PlannedChange(Kind.VIEW, name, action, List.of(details));
    }
}
