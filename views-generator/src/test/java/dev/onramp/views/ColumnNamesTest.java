package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Identifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {
    @Test
    void aColumnIsCalledByTheShortestEndOfItsPathThatIsItsAlone() {
        assertThat(names(
                        Set.of("status"),
                        "customer.status",
                        "customer.party.name",
                        "agent.party.name",
                        "agent.party.age"))
                .containsExactly("customer_status", "customer_party_name", "agent_party_name", "age");
    }

    @Test
    void aWholePathGoesBeforeAnEndOfAnother() {
        assertThat(names(Set.of(), "party.name", "customer.party.name"))
                .containsExactly("party_name", "customer_party_name");
    }

    @Test
    void pathsThatFlattenToOneTextAreToldApartByAHash() {
        assertThat(names(Set.of("c"), "a_b.c", "a.b_c", "other.b_c"))
                .satisfiesExactly(
                        name -> assertThat(name).matches("a_b_c_[0-9a-f]{8}"),
                        name -> assertThat(name).matches("a_b_c_[0-9a-f]{8}"),
                        name -> assertThat(name).isEqualTo("other_b_c"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameThatIsTooLongKeepsItsBeginningAndAHash() {
        String role = "r".repeat(59);

        assertThat(names(Set.of("name"), role + ".name"))
                .satisfiesExactly(name -> assertThat(name).hasSize(63).matches("r{54}_[0-9a-f]{8}"))
                .isEqualTo(names(Set.of("name", "more"), role + ".name"));
    }

    private static List<String> names(Set<String> own, String... paths) {
        List<Origin> origins = Arrays.stream(paths).map(ColumnNamesTest::origin).toList();
        return List.copyOf(ColumnNames.of(own, origins).values());
    }

    private static Origin origin(String path) {
        List<String> steps = List.of(path.split("\\."));
        int last = steps.size() - 1;
        return new Origin(
                new Identifier("any"),
                steps.subList(0, last).stream().map(Identifier::new).toList(),
                steps.get(last));
    }
}
