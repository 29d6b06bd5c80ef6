package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model says of its references: how deep they are followed back, and which of several targets a row means. */
class DeclaredReferencesTest {
    private static final CanonicalModel INSURER = TestModels.of("insurer");

    @Test
    void aSelfReferenceIsFollowedAsDeepAsTheModelSays() {
        assertThat(paths("agent_wide"))
                .contains("lead.name", "lead.lead.name")
                .noneMatch(path -> path.contains("lead.lead.lead."));
    }

    @Test
    void theDepthCountsFromWhereThePathMeetsTheEntityFirst() {
        assertThat(paths("policy_wide"))
                .contains("agent.lead.lead.name")
                .noneMatch(path -> path.contains("lead.lead.lead."));
    }

    @Test
    void aCycleClosesOnlyByTheReferenceThatHasADepth() {
        assertThat(paths("person_wide"))
                .contains("employer.head.name")
                .noneMatch(path -> path.startsWith("employer.head.employer."));
        assertThat(paths("company_wide")).contains("head.name").noneMatch(path -> path.startsWith("head.employer."));
    }

    @Test
    void aReferenceToSeveralEntitiesIsAGuardedPathToEach() {
        String body = view(INSURER, "policy_wide", Engine.TRINO).body();

        assertThat(body)
                .contains("holder_person.id = policy.holder_id\n  AND policy.holder_kind = 'Person'")
                .contains(
                        "holder_company.id = policy.holder_id\n  AND policy.holder_kind IN ('one''s firm', 'Public', 'Club')");
        assertThat(view(INSURER, "policy_as_of", Engine.TRINO).body())
                .contains("AND policy.holder_kind = 'Person'\n  AND holder_person._valid_from <= policy._valid_from");
    }

    @Test
    void onlyRowsThatMeanTheEntityAreCountedAmongItsTotals() {
        assertThat(view(INSURER, "person_totals", Engine.TRINO).body())
                .contains(
                        "FROM canonical.policy AS child\n  WHERE child.holder_kind = 'Person'\n  GROUP BY child.holder_id");
    }

    @Test
    void sparkReadsTheValuesWithItsOwnEscapes() {
        assertThat(view(INSURER, "policy_wide", Engine.SPARK).body()).contains("IN ('one\\'s firm', 'Public', 'Club')");
    }

    private static List<String> paths(String name) {
        return view(INSURER, name, Engine.TRINO).columns().stream()
                .map(column -> column.origin().path())
                .toList();
    }

    private static View view(CanonicalModel model, String name, Engine engine) {
        return LakeCatalog.of(model, TestModels.LAYOUT, ViewRules.DEFAULT, engine).views().stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
