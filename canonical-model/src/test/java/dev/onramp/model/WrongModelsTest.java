package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test spoils one place of a model that is right, and reads the whole message. Lines are of {@link #MODEL}. */
class WrongModelsTest {
    private static final String MODEL = """
            entities {
              party {
                doc = "Somebody."
                key = [id]
                fields {
                  id { type = string }
                  kind { type = enum, values = [Person, Firm] }
                  born { type = date, optional = true }
                  worth { type = "decimal(12,2)", optional = true, metric = true }
                }
              }
              contract {
                kind = event
                key = [number, part]
                fields {
                  number { type = string }
                  part { type = int }
                  party_id { type = string, references = party.id, optional = true }
                }
              }
            }
            sources {
              raw_party {
                system = old
                key = [num]
                fields {
                  num { type = string }
                  code { type = string }
                  day { type = string, optional = true }
                  pin { type = string, optional = true, classification = secret }
                }
                produces {
                  party {
                    id { from = num }
                    kind { from = code, map { p = Person, f = Firm } }
                    born { from = day }
                  }
                }
                examples = [
                  { in { num = "1", code = p }, out { party { id = "1", kind = Person } } }
                ]
              }
            }
            """;

    @Test
    void takesTheModelThatTheOthersSpoil() {
        assertThat(ModelReader.read("here", List.of(new ModelFile("m.conf", MODEL)))
                        .entities())
                .hasSize(2);
    }

    @Test
    void unknownKeys() {
        assertProblems(
                MODEL.replace("doc = ", "dock = ").replace("sources {", "source {"),
                "m.conf:3: entities.party.dock: unknown key 'dock'. Did you mean 'doc'?",
                "m.conf:22: source: unknown key 'source'. Did you mean 'sources'?");
        assertProblems(
                MODEL.replace("type = date, optional", "type = date, secret = true, optional"),
                "m.conf:8: entities.party.fields.born.secret: unknown key 'secret'. Known here: classification, deprecated, depth, dimension, doc, element, "
                        + "examples, fields, mask, metric, optional, references, renamed-from, to-many, type, values.");
    }

    @Test
    void wrongMasks() {
        String born = "born { type = date, ";
        assertProblems(
                MODEL.replace(born, born + "classification = pii, mask = yaer, "),
                "m.conf:8: entities.party.fields.born.mask: there is no mask 'yaer'. Did you mean 'year'?");
        assertProblems(
                MODEL.replace(born, born + "classification = pii, mask = scramble, "),
                "m.conf:8: entities.party.fields.born.mask: there is no mask 'scramble'. Known here: first-letter, hash, null, year.");
        assertProblems(
                MODEL.replace(born, born + "classification = pii, mask = [hash], "),
                "m.conf:8: entities.party.fields.born.mask: must be a text, but is a list. Write one value here");
        assertProblems(
                MODEL.replace(born, born + "classification = pii, mask = hash, "),
                "m.conf:8: entities.party.fields.born.mask: a date cannot be masked by hash. Write mask = year or null");
        assertProblems(
                MODEL.replace("id { type = string }", "id { type = string, classification = pii, mask = year }"),
                "m.conf:6: entities.party.fields.id.mask: a string cannot be masked by year. Write mask = hash or first-letter or null");
        assertProblems(
                MODEL.replace("[Person, Firm] }", "[Person, Firm], classification = pii, mask = first-letter }"),
                "m.conf:7: entities.party.fields.kind.mask: a enum [Person, Firm] cannot be masked by first-letter. Write mask = null");
        assertProblems(
                MODEL.replace(born, born + "mask = year, "),
                "m.conf:8: entities.party.fields.born.mask: only personal fields are masked. Write classification = pii beside it, or remove the mask");
        assertProblems(
                MODEL.replace("num { type = string }", "num { type = string, classification = pii, mask = hash }"),
                "m.conf:27: sources.raw_party.fields.num.mask: unknown key 'mask'. Known here: classification, deprecated, doc, element, examples, fields, optional, type, values.");
    }

    @Test
    void wrongTypes() {
        assertProblems(
                MODEL.replace("type = int", "type = integer"),
                "m.conf:17: entities.contract.fields.part.type: there is no type 'integer'. Known here: array, boolean, date, decimal(12,2), double, enum, int, long, string, struct, timestamp.");
        assertProblems(
                MODEL.replace("type = date", "type = dat"),
                "m.conf:8: entities.party.fields.born.type: there is no type 'dat'. Did you mean 'date'?");
        assertProblems(
                MODEL.replace("(12,2)", "(12,13)"),
                "m.conf:9: entities.party.fields.worth.type: 'decimal(12,13)' is no decimal. Write decimal(p,s) with 1 <= p <= 38 digits, s <= p of them after the point");
        assertProblems(
                MODEL.replace("born { type = date, ", "born { "),
                "m.conf:8: entities.party.fields.born: has no type. Write type = string, or one of string, boolean, int, long, double, date, timestamp, decimal(12,2), enum, array, struct");
        assertProblems(
                MODEL.replace("born { type = date,", "born { type = array,"),
                "m.conf:8: entities.party.fields.born: an array without element. Write element { type = string }");
        assertProblems(
                MODEL.replace("part { type = int }", "part = int"),
                "m.conf:14: entities.contract.key.[1]: entity contract has no field 'part'. Known here: number, party_id.",
                "m.conf:17: entities.contract.fields.part: must be a field such as part { type = string }, but is 'int'. Write it in braces");
        assertProblems(
                MODEL.replace("type = int", "type = int, values = [1, 2]"),
                "m.conf:17: entities.contract.fields.part.values: 'values' belongs to type enum, but the type is int. Remove it, or write type = enum");
    }

    /** A reference of the contract to a party or to a contract; it stands in line 21. */
    private static String several(String reference) {
        return MODEL.replace(
                "{ type = string, references = party.id, optional = true }\n    }", """
                { type = string, optional = true }
                      side { type = enum, values = [Person, Firm] }
                    }
                    references { %s }""".formatted(reference));
    }

    @Test
    void wrongReferencesToSeveralEntities() {
        assertThat(ModelReader.read(
                                "here",
                                List.of(
                                        new ModelFile(
                                                "m.conf",
                                                several(
                                                        "other { fields = [party_id], by = side, targets { party = Person } }"))))
                        .entities())
                .hasSize(2);
        assertProblems(
                several("other { fields = [party_id], by = sied, targets { party = Person } }"),
                "m.conf:21: entities.contract.references.other.by: entity contract has no field 'sied'. Did you mean 'side'?");
        assertProblems(
                several("other { fields = [party_id], by = number, targets { party = Person } }"),
                "m.conf:21: entities.contract.references.other.by: 'number' is a string; what tells the target must be an enum. Give it type = enum with its values");
        assertProblems(
                several("other { fields = [side], by = side, targets { party = Person } }"),
                "m.conf:21: entities.contract.references.other.by: 'side' tells the target, and is a part of the reference itself. Take it out of fields; or, where it is part of the target's key, declare one reference");
        assertProblems(
                several("other { fields = [party_id], by = side, targets { party = [Person, Frim] } }"),
                "m.conf:21: entities.contract.references.other.targets.party.[1]: side has no value 'Frim'. Did you mean 'Firm'?");
        assertProblems(
                several("other { fields = [party_id], by = side, targets { party = Person, partner = Person } }"),
                "m.conf:21: entities.contract.references.other.targets.partner: 'Person' stands there twice. Let it stand for one entity");
        assertProblems(
                several("other { fields = [party_id], by = side, targets { partie = Person } }"),
                "m.conf:21: entities.contract.references.other.targets.partie: there is no entity 'partie'. Did you mean 'party'?");
        assertProblems(
                several("other { fields = [party_id], by = side, targets { contract = Person } }"),
                "m.conf:21: entities.contract.references.other.targets.contract: refers to contract by 1 field, but its key is [number, part]. Declare it at the entity: references { role { fields = [one for each of [number, part]], target = contract } }");
        assertProblems(
                several("other { fields = [party_id], by = side, targets { party = [] } }"),
                "m.conf:21: entities.contract.references.other.targets.party: no value of side stands for it. Name one, or remove the target");
        assertProblems(
                several("other { fields = [party_id], by = side, targets {} }"),
                "m.conf:21: entities.contract.references.other.targets: there is no target. Name an entity, and the values that stand for it");
        assertProblems(
                several("other { fields = [party_id], by = side }"),
                "m.conf:21: entities.contract.references.other: a reference to several entities needs the field that tells which, and its values for each. Write other { fields = [party_id], by = party_type, targets { individual = Individual, company = [Limited, Public] } }");
        assertProblems(
                several("other { fields = [party_id], by = side, target = party, targets { party = Person } }"),
                "m.conf:21: entities.contract.references.other.target: it has 'target', and 'by' or 'targets'. Name one target, or several by a field");
    }

    @Test
    void wrongDepths() {
        assertProblems(
                MODEL.replace("references = party.id,", "references = party.id, depth = 11,"),
                "m.conf:18: entities.contract.fields.party_id.depth: '11' is no depth. Write a whole number from 0 to 10: how often a path may follow the reference back into an entity that it was in");
        assertProblems(
                MODEL.replace("references = party.id,", "references = party.id, depth = deep,"),
                "m.conf:18: entities.contract.fields.party_id.depth: 'deep' is no depth. Write a whole number from 0 to 10: how often a path may follow the reference back into an entity that it was in");
        assertProblems(
                MODEL.replace("references = party.id,", "depth = 1,"),
                "m.conf:18: entities.contract.fields.party_id.depth: a depth is the depth of a reference, and the field has none. Write references = entity.field beside it, or remove it");
        assertProblems(
                MODEL.replace("references = party.id,", "references = party.id, depth = 1,"),
                "m.conf:18: entities.contract.fields.party_id.references: has a depth, but no way leads from party back to contract. Remove the depth: the reference is always followed");
    }

    @Test
    void wrongMarksOfToManyRelations() {
        assertProblems(
                MODEL.replace("references = party.id,", "references = party.id, to-many = exploded,"),
                "m.conf:18: entities.contract.fields.party_id.to-many: there is no way 'exploded' to show what refers to an entity. Did you mean 'explode'?");
        assertProblems(
                MODEL.replace("references = party.id,", "references = party.id, to-many = [array, contract.party],"),
                "m.conf:18: entities.contract.fields.party_id.to-many.[1]: there is no way 'contract.party' to show what refers to an entity. Known here: array, explode.");
        assertProblems(
                MODEL.replace("references = party.id,", "references = party.id, to-many { explode = true },"),
                "m.conf:18: entities.contract.fields.party_id.to-many: must be a text, but is an object. Write one value here");
        assertProblems(
                MODEL.replace("references = party.id,", "to-many = explode,"),
                "m.conf:18: entities.contract.fields.party_id.to-many: it says how views of its target show a reference, and the field has none. Write references = entity.field beside it, or remove it");
    }

    @Test
    void aSecondRelationThatWouldMultiplyTheRowsOfOneView() {
        assertProblems(
                MODEL.replace(
                        "references = party.id, optional = true }",
                        "references = party.id, optional = true, to-many = explode }\n      payer_id { type = string, references = party.id, optional = true, to-many = explode }"),
                "m.conf:19: entities.contract.fields.payer_id.references: contract.payer would multiply the rows of party_exploded a second time: the reference at m.conf:18 explodes them already. "
                        + "Keep to-many = explode at one of them, and write to-many = array at the other");
    }

    @Test
    void anArrayThatCouldShowNothing() {
        assertProblems(
                MODEL.replace(
                        "entities {",
                        "entities { badge { key = [party_id], fields { party_id { type = string, references = party.id, to-many = array } } }"),
                "m.conf:1: entities.badge.fields.party_id.references: nothing is left to show in an array: every field of badge is part of the reference. "
                        + "Take array out of to-many; the count is there without it");
    }

    @Test
    void wrongDimensions() {
        assertProblems(
                MODEL.replace(
                        "part { type = int }",
                        "part { type = int }\n      tags { type = array, element { type = string }, optional = true, dimension = true }"),
                "m.conf:18: entities.contract.fields.tags.dimension: rows cannot be grouped by array of string. Mark a field that is neither array nor struct");
    }

    @Test
    void wrongEnums() {
        assertProblems(
                MODEL.replace("[Person, Firm]", "[Person, Firm, Person]"),
                "m.conf:7: entities.party.fields.kind.values: the value 'Person' stands there twice. Write each value once");
        assertProblems(
                MODEL.replace("[Person, Firm]", "[]"),
                "m.conf:7: entities.party.fields.kind: an enum without values. Write values = [A, B]");
        assertProblems(
                MODEL.replace("f = Firm", "f = firm"),
                "m.conf:35: sources.raw_party.produces.party.kind.map.f: 'firm' is no enum [Person, Firm]. Did you mean 'Firm'?");
        assertProblems(
                MODEL.replace("f = Firm }", "f = Firm }, default = None"),
                "m.conf:35: sources.raw_party.produces.party.kind.default: 'None' is no enum [Person, Firm]. Known here: Firm, Person.");
        assertProblems(
                MODEL.replace("from = code, map { p = Person, f = Firm }", "const = Human"),
                "m.conf:35: sources.raw_party.produces.party.kind.const: 'Human' is no enum [Person, Firm]. Known here: Firm, Person.");
        assertProblems(
                MODEL.replace("code { type = string }", "code { type = enum, values = [p, x] }"),
                "m.conf:35: sources.raw_party.produces.party.kind.map.f: the column 'code' never holds 'f'. Did you mean 'p'?");
    }

    @Test
    void wrongNames() {
        assertProblems(
                MODEL.replace("born {", "Born-On {"),
                "m.conf:8: entities.party.fields.Born-On: 'Born-On' is not an identifier: it must match [a-z][a-z0-9_]{0,58}. Write 'born_on'",
                "m.conf:36: sources.raw_party.produces.party.Born-On: 'Born-On' is not an identifier: it must match [a-z][a-z0-9_]{0,58}. Write 'born_on'");
        assertProblems(
                MODEL.replace("worth {", "_op {"),
                "m.conf:9: entities.party.fields._op: '_op' is not an identifier: it must match [a-z][a-z0-9_]{0,58}. Use lower-case letters, digits and _, a letter first, at most 59");
        assertProblems(
                MODEL.replaceFirst("  party \\{", "  party { materialised = true, ")
                        .replace("  contract {", "  party_wide {"),
                "m.conf:12: entities.party_wide: 'party_wide' is the table of the entity 'party', which is materialised. Choose another name");
        assertProblems(
                MODEL.replace("  contract {", "  party_history {"),
                "m.conf:12: entities.party_history: 'party_history' is the history table of the entity 'party'. Choose another name");
        assertProblems(
                MODEL.replace("raw_party {", "contract {"),
                "m.conf:23: sources.contract: the source has the name of the entity 'contract', and so its topic. Choose another name, such as raw_contract");
    }

    @Test
    void wrongKeys() {
        assertProblems(
                MODEL.replace("key = [id]", "key = [ib]"),
                "m.conf:4: entities.party.key.[0]: entity party has no field 'ib'. Did you mean 'id'?");
        assertProblems(
                MODEL.replace("    key = [id]\n", ""),
                "m.conf:2: entities.party: an entity without key. Write key = [id]: the fields that identify a row");
        assertProblems(
                MODEL.replace("[number, part]", "[number, number]"),
                "m.conf:14: entities.contract.key.[1]: 'number' stands there twice. Write it once");
        assertProblems(
                MODEL.replace("type = int", "type = double"),
                "m.conf:17: entities.contract.fields.part.type: a double cannot be part of a key. Take the field out of the key");
        assertProblems(
                MODEL.replace("type = int", "type = int, optional = true"),
                "m.conf:17: entities.contract.fields.part.optional: a key field cannot be optional. Remove the mark, or take the field out of the key");
        assertProblems(
                MODEL.replace("key = [num]", "key = [num, day, pin]"),
                "m.conf:29: sources.raw_party.fields.day.optional: a key column cannot be optional. Remove the mark, or take the column out of the key",
                "m.conf:30: sources.raw_party.fields.pin.classification: a key column cannot be secret. Take the column out of the key",
                "m.conf:30: sources.raw_party.fields.pin.optional: a key column cannot be optional. Remove the mark, or take the column out of the key");
        assertProblems(
                MODEL.replace("id { from = num }", "id { concat = [{ from = num }, { from = code }] }"),
                "m.conf:34: sources.raw_party.produces.party.id.concat.[1].from: the key of party needs the column 'code', but a delete carries only [num]. "
                        + "Compute the key from the source's key alone, or add the column to the source's key");
    }

    @Test
    void wrongReferences() {
        assertProblems(
                MODEL.replace("party.id", "parti.id"),
                "m.conf:18: entities.contract.fields.party_id.references: there is no entity 'parti'. Did you mean 'party'?");
        assertProblems(
                MODEL.replace("party.id", "party.kind"),
                "m.conf:18: entities.contract.fields.party_id.references: refers to party by 'kind', but its key is [id]. Write references = party.id");
        assertProblems(
                MODEL.replace("party.id", "party"),
                "m.conf:18: entities.contract.fields.party_id.references: a reference names an entity and its key field. Write references = individual.id");
        assertProblems(
                MODEL.replace("party.id", "contract.number"),
                "m.conf:18: entities.contract.fields.party_id.references: refers to contract by 'number', but its key is [number, part]. "
                        + "Declare it at the entity: references { role { fields = [one for each of [number, part]], target = contract } }");
        assertProblems(
                MODEL.replace("party_id { type = string", "party_id { type = long"),
                "m.conf:18: entities.contract.fields.party_id.references: 'party_id' is long, but party.id is string. Give both the same type");
        assertProblems(
                MODEL.replace(
                        "kind = event",
                        "references { party { fields = [number], target = party }, owner { fields = [number, part], target = party } }"),
                "m.conf:13: entities.contract.references.owner: refers to party by 2 fields, but its key is [id]. Write references = party.id",
                "m.conf:13: entities.contract.references.party: a second reference with the role 'party'. Declare it at the entity with a role of its own: "
                        + "references { role { fields = [..], target = .. } }");
    }

    @Test
    void referencesThatAreNoObject() {
        assertProblems(
                MODEL.replace("kind = event", "references = party.id"),
                "m.conf:13: entities.contract.references: must be an object of roles, but is 'party.id'. Write it in braces");
    }

    @Test
    void wrongMarks() {
        assertProblems(
                MODEL.replace("type = date, optional = true", "type = date, optional = maybe"),
                "m.conf:8: entities.party.fields.born.optional: must be true or false, but is 'maybe'. Write optional = true",
                "m.conf:36: sources.raw_party.produces.party.born: may be absent, but party.born is required. Mark the field as optional, mark the column as required, or give a value with coalesce = [.., { const = \"X\" }]",
                "m.conf:40: sources.raw_party.examples.[0].out.party: lacks 'born', which is required. Write a value for it");
        assertProblems(
                MODEL.replace("type = date,", "type = date, metric = true,"),
                "m.conf:8: entities.party.fields.born.metric: a date cannot be a metric. Mark it as dimension, or give it a type of numbers");
        assertProblems(
                MODEL.replace("type = date,", "type = date, classification = secret,"),
                "m.conf:8: entities.party.fields.born.classification: a canonical field cannot be secret. Leave the field out of the entity; secrets end in the source");
        assertProblems(
                MODEL.replace("classification = secret", "classification = secrets"),
                "m.conf:30: sources.raw_party.fields.pin.classification: there is no classification 'secrets'. Did you mean 'secret'?");
        assertProblems(
                MODEL.replace("kind = event", "kind = events"),
                "m.conf:13: entities.contract.kind: there is no kind 'events'. Did you mean 'event'?");
        assertProblems(
                MODEL.replace("type = date,", "type = date, examples = [\"1.1.2026\"],"),
                "m.conf:8: entities.party.fields.born.examples: the example '1.1.2026' is no date. Write examples that the type allows");
    }

    @Test
    void wrongMappings() {
        assertProblems(
                MODEL.replace("  party {\n        id {", "  partie {\n        id {"),
                "m.conf:33: sources.raw_party.produces.partie: there is no entity 'partie'. Did you mean 'party'?",
                "m.conf:40: sources.raw_party.examples.[0].out.party: source raw_party produces no 'party'. Did you mean 'partie'?");
        assertProblems(
                MODEL.replace("        kind { from = code, map { p = Person, f = Firm } }\n", ""),
                "m.conf:33: sources.raw_party.produces.party: says nothing about party.kind, which is required. Write kind { from = column }, or mark the field as optional");
        assertProblems(
                MODEL.replace("{ from = day }", "{ from = days }"),
                "m.conf:36: sources.raw_party.produces.party.born.from: source raw_party has no column 'days'. Did you mean 'day'?");
        assertProblems(
                MODEL.replace("{ from = day }", "{ from = pin }"),
                "m.conf:36: sources.raw_party.produces.party.born.from: the column 'pin' is secret and may be in no entity. Remove the field from the mapping");
        assertProblems(
                MODEL.replace("{ from = code, map", "{ from = day, map"),
                "m.conf:35: sources.raw_party.produces.party.kind: may be absent, but party.kind is required. Mark the field as optional, mark the column as required, "
                        + "or give a value with coalesce = [.., { const = \"X\" }]");
        assertProblems(
                MODEL.replace("day { type = string", "day { type = int"),
                "m.conf:36: sources.raw_party.produces.party.born.from: the column 'day' is int, which does not become date. Change the type of one of them, or map the values");
        assertProblems(
                MODEL.replace("{ from = day }", "{}"),
                "m.conf:36: sources.raw_party.produces.party.born: nothing says where the value comes from. " + FORMS);
        assertProblems(
                MODEL.replace("{ from = day }", "{ from = day, const = x }"),
                "m.conf:36: sources.raw_party.produces.party.born: there is more than one origin of the value. "
                        + FORMS);
        assertProblems(
                MODEL.replace("{ from = day }", "{ from = day, default = \"2026-01-01\" }"),
                "m.conf:36: sources.raw_party.produces.party.born.default: default says what a map makes of an unlisted value, and there is no map. "
                        + "For a value that may be absent write { coalesce = [{ from = column }, { const = \"X\" }] }");
        assertProblems(
                MODEL.replace("{ from = day }", "{ coalesce = [] }"),
                "m.conf:36: sources.raw_party.produces.party.born.coalesce: must have at least one part. " + FORMS);
        assertProblems(
                MODEL.replace("{ from = day }", "{ coalesce = [{ from = day }, { const = never }] }"),
                "m.conf:36: sources.raw_party.produces.party.born.coalesce.[1].const: 'never' is no date. Write a value of that type");
    }

    private static final String FORMS =
            "Write one of { from = column }, { const = \"X\" }, { concat = [..] }, { coalesce = [..] }, { from = column, map { A = B } }";

    @Test
    void wrongSources() {
        assertProblems(
                MODEL.replace("system = old", "system = \"Old CRM\", format = xml, order = time, version = 0"),
                "m.conf:24: sources.raw_party.format: there is no format 'xml'. Known here: auto, debezium, dms, goldengate, maxwell, row.",
                "m.conf:24: sources.raw_party.order: there is no order 'time'. Known here: auto, broker, source.",
                "m.conf:24: sources.raw_party.system: 'Old CRM' is no name of a system. Use lower-case letters, digits, '.', '_' and '-'",
                "m.conf:24: sources.raw_party.version: '0' is no version. Write a whole number from 1, counted up with every change of the mapping");
        assertProblems(
                MODEL.replace("    system = old\n", ""),
                "m.conf:23: sources.raw_party: a source without system. Write system = legacy-crm: the name of the system that has the table");
    }

    @Test
    void wrongExamples() {
        assertProblems(
                MODEL.replace(
                        "in { num = \"1\", code = p }, out { party { id = \"1\", kind = Person",
                        "in { num = \"1\", cod = p }, out { party { kind = Human"),
                "m.conf:40: sources.raw_party.examples.[0].in: lacks 'code', which is required. Write a value for it",
                "m.conf:40: sources.raw_party.examples.[0].in.cod: source raw_party has no field 'cod'. Did you mean 'code'?",
                "m.conf:40: sources.raw_party.examples.[0].out.party: lacks 'id', which is required. Write a value for it",
                "m.conf:40: sources.raw_party.examples.[0].out.party.kind: 'Human' is no enum [Person, Firm]. Write a value of that type");
    }

    @Test
    void brokenHocon() {
        assertProblems(
                "entities {\n  party {\n",
                "m.conf:3: a closing brace '}' is missing before: end of file. Mend the HOCON; texts with other than letters, digits, '_' and '-' need quotes");
        assertProblems(
                "include \"other.conf\"\n",
                "m.conf: include \"other.conf\" is not allowed: every *.conf file of the folder is read anyway. "
                        + "Mend the HOCON; texts with other than letters, digits, '_' and '-' need quotes");
        assertProblems("entities = 3\n", "m.conf:1: entities: must be an object, but is '3'. Write it in braces");
    }

    static void assertProblems(String text, String... expected) {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelReader.read("here", List.of(new ModelFile("m.conf", text))))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-M001"))
                .satisfies(thrown -> assertThat(
                                Arrays.stream(thrown.why().split("\n")).skip(1).map(String::strip))
                        .containsExactly(expected));
    }
}
