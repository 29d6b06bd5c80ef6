package dev.onramp.views;

import static dev.onramp.model.change.Audience.TABLES;
import static dev.onramp.model.change.Audience.TOPICS;
import static dev.onramp.model.change.Audience.VIEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.change.Audience;
import dev.onramp.model.change.ModelChange;
import dev.onramp.model.change.ModelChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of models, each an edit of one model, labelled by hand with those for whom it breaks. */
class ModelChangesTest {
    private static final String MODEL = """
            entities {
              branch {
                key = [branch_number]
                fields {
                  branch_number { type = string }
                  city { type = string, optional = true }
                }
              }
              customer {
                doc = "A customer."
                key = [customer_number]
                fields {
                  customer_number { type = string }
                  status { type = enum, values = [New, Active] }
                  rank { type = int, optional = true }
                  note { type = string, optional = true }
                  balance { type = "decimal(10,2)", optional = true }
                  address { type = struct, optional = true, fields { city { type = string }, zip { type = string, optional = true } } }
                  tags { type = array, optional = true, element { type = string } }
                  branch_number { type = string, optional = true, references = branch.branch_number }
                }
              }
            }
            sources {
              raw_table_cust {
                system = crm
                format = row
                key = [num]
                version = 3
                fields {
                  num { type = string }
                  st { type = string }
                  remark { type = string, optional = true }
                }
                produces {
                  customer {
                    customer_number { from = num }
                    status { from = st, map { N = New, A = Active } }
                    note { from = remark }
                  }
                }
              }
              raw_table_branch {
                system = crm
                format = row
                key = [num]
                version = 1
                fields { num { type = string } }
                produces { branch { branch_number { from = num } } }
              }
            }
            """;

    /** What is replaced by what, in turn, and for whom that breaks. */
    record Edit(String name, List<String> replaced, Set<Audience> breaks) {
        /** With one more replacement. */
        Edit also(String from, String to) {
            return new Edit(
                    name, Stream.concat(replaced.stream(), Stream.of(from, to)).toList(), breaks);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    Path folder;

    private static Edit edit(String name, String from, String to, Audience... breaks) {
        return new Edit(name, List.of(from, to), Set.of(breaks));
    }

    static Stream<Edit> edits() {
        return Stream.of(
                edit("nothing", "doc = \"A customer.\"", "doc = \"A customer.\""),
                edit("another description", "doc = \"A customer.\"", "doc = \"Who buys.\""),
                edit("an optional field more", "note { type", "nick { type = string, optional = true }, note { type"),
                edit("a required field more", "note { type", "zone { type = string }, note { type", TABLES)
                        .also("note { from = remark }", "note { from = remark }, zone { from = num }")
                        .also("version = 3", "version = 4"),
                edit("a field less", "rank { type = int, optional = true }", "", TOPICS, TABLES, VIEWS),
                edit("a field renamed", "rank {", "grade {", TOPICS, TABLES, VIEWS),
                edit("a field renamed and marked", "rank {", "grade { renamed-from = rank,", TOPICS, VIEWS),
                edit("int becomes long", "type = int", "type = long", TOPICS, TABLES, VIEWS),
                edit("long text becomes a number", "note { type = string", "note { type = int", TOPICS, TABLES, VIEWS),
                edit("more digits", "decimal(10,2)", "decimal(12,2)", TOPICS, TABLES, VIEWS),
                edit("fewer decimals", "decimal(10,2)", "decimal(10,1)", TOPICS, TABLES, VIEWS),
                edit("a value more", "[New, Active]", "[New, Active, Closed]"),
                edit("a value less", "[New, Active]", "[New]", TOPICS, VIEWS)
                        .also("{ N = New, A = Active }", "{ N = New }")
                        .also("version = 3", "version = 4"),
                edit("values in another order", "[New, Active]", "[Active, New]"),
                edit("any text for listed values", "type = enum, values = [New, Active]", "type = string", TOPICS),
                edit("listed values for any text", "note { type = string", "note { type = enum, values = [a, b]"),
                edit("may be absent", "[New, Active] }", "[New, Active], optional = true }", TOPICS, TABLES),
                edit("always there", "note { type = string, optional = true }", "note { type = string }", TABLES)
                        .also("note { from = remark }", "note { coalesce = [{ from = remark }, { const = \"\" }] }")
                        .also("version = 3", "version = 4"),
                edit("deprecated", "rank { type = int,", "rank { type = int, deprecated = true,"),
                edit("personal", "note { type = string,", "note { type = string, classification = pii,"),
                edit("masked", "note { type = string,", "note { type = string, classification = pii, mask = hash,"),
                edit("a metric", "rank { type = int,", "rank { type = int, metric = true,"),
                edit("a member more", "zip {", "country { type = string, optional = true }, zip {", TABLES, VIEWS),
                edit("a member less", ", zip { type = string, optional = true }", "", TOPICS, TABLES, VIEWS),
                edit("a member described", "city { type = string },", "city { type = string, doc = \"Where.\" },"),
                edit("another element", "element { type = string }", "element { type = int }", TOPICS, TABLES, VIEWS),
                edit("another key", "key = [customer_number]", "key = [customer_number, status]", TOPICS, TABLES, VIEWS)
                        .also("key = [num]\n    version = 3", "key = [num, st]\n    version = 4"),
                edit("an event", "doc = \"A customer.\"", "doc = \"A customer.\", kind = event", VIEWS),
                edit("no reference", ", references = branch.branch_number", "", VIEWS),
                edit(
                        "a reference more",
                        "note { type",
                        "home_branch_number { type = string, optional = true, references = branch.branch_number }, note { type",
                        VIEWS),
                edit(
                        "an entity more",
                        "entities {",
                        "entities { region { key = [id], fields { id { type = string } } }"),
                edit("mapping changed, counted", "version = 3", "version = 4")
                        .also("{ from = remark }", "{ from = remark, case = upper }"),
                edit(
                        "mapping changed, not counted",
                        "{ from = remark }",
                        "{ from = remark, case = upper }",
                        TOPICS,
                        TABLES),
                edit("version goes back", "version = 3", "version = 2", TOPICS, TABLES),
                edit(
                        "another system",
                        "system = crm\n    format = row\n    key = [num]\n    version = 3",
                        "system = erp\n    format = row\n    key = [num]\n    version = 3",
                        TOPICS),
                edit("a column more", "remark {", "extra { type = string, optional = true }, remark {"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void judgesEachEdit(Edit edit) throws IOException {
        CanonicalModel before = load("before", MODEL);
        String text = MODEL;
        for (int i = 0; i < edit.replaced().size(); i += 2) {
            assertThat(text).contains(edit.replaced().get(i));
            text = text.replace(edit.replaced().get(i), edit.replaced().get(i + 1));
        }
        List<ModelChange> changes = between(before, load("after", text));

        assertThat(changes.stream().flatMap(each -> each.breaks().stream()).collect(Collectors.toSet()))
                .as(changes.toString())
                .isEqualTo(edit.breaks());
        assertThat(changes.isEmpty()).as(changes.toString()).isEqualTo(text.equals(MODEL));
    }

    @Test
    void anEntityOrASourceLessBreaks() throws IOException {
        CanonicalModel before = load("before", MODEL);
        CanonicalModel after = new CanonicalModel(
                before.entities().stream()
                        .filter(each -> each.name().value().equals("branch"))
                        .toList(),
                List.of());

        List<ModelChange> changes = between(before, after);

        assertThat(changes)
                .anySatisfy(each -> {
                    assertThat(each.path()).isEqualTo("customer");
                    assertThat(each.breaks()).containsExactlyInAnyOrder(Audience.values());
                })
                .anySatisfy(each -> assertThat(each.what()).contains("nothing feeds [branch] any more"))
                .anySatisfy(each ->
                        assertThat(each).isEqualTo(ModelChange.breaking("views.customer_wide", "view removed", VIEWS)));
        assertThat(between(after, before)).isNotEmpty().noneMatch(ModelChange::isBreaking);
    }

    @Test
    void aMarkOfAToManyRelationIsSafeToAddAndBreaksWhoeverReadsWhatItGaveWhenItGoes() throws IOException {
        CanonicalModel before = load("before", MODEL);
        CanonicalModel after = load(
                "after",
                MODEL.replace(
                        "references = branch.branch_number",
                        "references = branch.branch_number, to-many = [explode, array]"));

        assertThat(between(before, after))
                .noneMatch(ModelChange::isBreaking)
                .contains(
                        ModelChange.safe("views.branch_exploded", "view added"),
                        ModelChange.safe("views.branch_totals.customer_array", "column added"));
        assertThat(between(after, before))
                .contains(
                        ModelChange.breaking("views.branch_exploded", "view removed", VIEWS),
                        ModelChange.breaking("views.branch_totals.customer_array", "column removed", VIEWS));
    }

    @Test
    void aModelIsNoDifferentFromItself() throws IOException {
        assertThat(between(load("before", MODEL), load("after", MODEL))).isEmpty();
        assertThat(between(ModelLoader.loadDefault(), ModelLoader.loadDefault()))
                .isEmpty();
    }

    private static List<ModelChange> between(CanonicalModel before, CanonicalModel after) {
        return Stream.concat(ModelChanges.between(before, after).stream(), ViewChanges.between(before, after).stream())
                .toList();
    }

    private CanonicalModel load(String name, String text) throws IOException {
        Path model = Files.createDirectories(folder.resolve(name));
        Files.writeString(model.resolve("model.conf"), text);
        return ModelLoader.load(model);
    }
}
