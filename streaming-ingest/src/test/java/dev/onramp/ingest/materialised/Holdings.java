package dev.onramp.ingest.materialised;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.model.contract.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A model whose wide account shows the same entity on two ways, one of them over two steps, and another by a composite key; with a
 * self-reference that is followed once, a cycle that ends, and a reference that leads nowhere for some values. And seeded changes of it, in any order.
 */
final class Holdings {
    static final Entity REGION = new Entity(
            id("region"),
            "",
            Entity.Kind.THING,
            List.of(id("country"), id("number")),
            List.of(
                    field("country", Primitive.STRING),
                    field("number", Primitive.INT),
                    field("title", Primitive.STRING)),
            List.of());
    static final Entity PERSON = new Entity(
            id("person"),
            "",
            Entity.Kind.THING,
            List.of(id("id")),
            List.of(
                    field("id", Primitive.STRING),
                    field("name", Primitive.STRING),
                    field("born", Primitive.TIMESTAMP),
                    field("country", Primitive.STRING),
                    field("number", Primitive.INT),
                    field("main_account", Primitive.STRING)),
            List.of(
                    new Reference(
                            id("home"),
                            List.of(id("country"), id("number")),
                            id("region"),
                            List.of(id("country"), id("number"))),
                    new Reference(
                            id("main"), List.of(id("main_account")), id("account"), List.of(id("account_number")))));
    static final Entity CUSTOMER = new Entity(
            id("customer"),
            "",
            Entity.Kind.THING,
            List.of(id("customer_number")),
            List.of(
                    field("customer_number", Primitive.STRING),
                    field("status", Primitive.STRING),
                    field("party_id", Primitive.STRING),
                    field("referrer_number", Primitive.STRING)),
            List.of(
                    new Reference(id("party"), List.of(id("party_id")), id("person"), List.of(id("id"))),
                    new Reference(
                            id("referrer"),
                            List.of(id("referrer_number")),
                            id("customer"),
                            List.of(id("customer_number")),
                            1,
                            Optional.empty())));
    static final Entity ACCOUNT = new Entity(
            id("account"),
            "",
            Entity.Kind.THING,
            List.of(id("account_number")),
            List.of(
                    field("account_number", Primitive.STRING),
                    field("status", Primitive.STRING),
                    field("customer_number", Primitive.STRING),
                    field("owner_id", Primitive.STRING),
                    field("owner_kind", new FieldType.EnumType(List.of("Private", "Firm", "Unknown"))),
                    field("amount", new FieldType.DecimalType(12, 2))),
            List.of(
                    new Reference(
                            id("customer"),
                            List.of(id("customer_number")),
                            id("customer"),
                            List.of(id("customer_number"))),
                    new Reference(
                            id("owner"),
                            List.of(id("owner_id")),
                            id("person"),
                            List.of(id("id")),
                            0,
                            Optional.of(new Reference.Guard(id("owner_kind"), List.of("Private", "Unknown"))))),
            true);
    static final CanonicalModel MODEL = new CanonicalModel(List.of(ACCOUNT, CUSTOMER, PERSON, REGION), List.of());
    static final List<EntityColumns> ENTITIES = EntityColumns.of(MODEL);

    /** The view as a person would write it. */
    static final String VIEW =
            "SELECT a.account_number, a.status, a.customer_number, a.owner_id, a.owner_kind, a.amount,"
                    + " c.status AS customer__status, c.party_id AS customer__party_id,"
                    + " c.referrer_number AS customer__referrer_number,"
                    + " p.name AS customer__party__name, p.born AS customer__party__born,"
                    + " p.country AS customer__party__country, p.number AS customer__party__number,"
                    + " p.main_account AS customer__party__main_account, r.title AS customer__party__home__title,"
                    + " f.status AS customer__referrer__status, f.party_id AS customer__referrer__party_id,"
                    + " f.referrer_number AS customer__referrer__referrer_number,"
                    + " q.name AS customer__referrer__party__name, q.born AS customer__referrer__party__born,"
                    + " q.country AS customer__referrer__party__country, q.number AS customer__referrer__party__number,"
                    + " q.main_account AS customer__referrer__party__main_account,"
                    + " s.title AS customer__referrer__party__home__title,"
                    + " o.name AS owner__name, o.born AS owner__born, o.country AS owner__country,"
                    + " o.number AS owner__number, o.main_account AS owner__main_account, h.title AS owner__home__title,"
                    + " a._sequence, a._changed_at"
                    + " FROM account a LEFT JOIN customer c ON c.customer_number = a.customer_number"
                    + " LEFT JOIN person p ON p.id = c.party_id"
                    + " LEFT JOIN region r ON r.country = p.country AND r.number = p.number"
                    + " LEFT JOIN customer f ON f.customer_number = c.referrer_number"
                    + " LEFT JOIN person q ON q.id = f.party_id"
                    + " LEFT JOIN region s ON s.country = q.country AND s.number = q.number"
                    + " LEFT JOIN person o ON o.id = a.owner_id AND a.owner_kind IN ('Private', 'Unknown')"
                    + " LEFT JOIN region h ON h.country = o.country AND h.number = o.number";

    private final Random random;
    private final int keys;
    private long sequence;

    /** @param keys how many rows each entity has at most */
    Holdings(Random random, int keys) {
        this.random = random;
        this.keys = keys;
    }

    /** Batches of changes: some come late or twice, some are deletes, and now and then one empties a table. */
    List<List<TestRecord>> batches(int count, int changes) {
        List<TestRecord> all = new ArrayList<>();
        for (int i = 0; i < count * changes; i++) {
            all.add(change());
        }
        for (int i = 0; i < all.size() / 4; i++) {
            int from = random.nextInt(all.size());
            Collections.swap(all, from, Math.min(all.size() - 1, from + random.nextInt(3 * changes)));
        }
        List<List<TestRecord>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += changes) {
            List<TestRecord> batch = new ArrayList<>(all.subList(from, from + changes));
            batch.add(all.get(random.nextInt(from + 1)));
            batches.add(batch);
        }
        return batches;
    }

    private TestRecord change() {
        sequence++;
        String entity = List.of("account", "account", "customer", "person", "person", "region")
                .get(random.nextInt(6));
        if (random.nextInt(60) == 0) {
            return record(entity, "{}", Optional.empty(), Operation.TRUNCATE);
        }
        int key = random.nextInt(keys);
        String keyText = switch (entity) {
            case "account" -> "\"account_number\":\"a" + key + "\"";
            case "customer" -> "\"customer_number\":\"c" + key + "\"";
            case "person" -> "\"id\":\"p" + key + "\"";
            default -> "\"country\":\"r" + key % 3 + "\",\"number\":" + key % 5;
        };
        if (random.nextInt(6) == 0) {
            return record(entity, "{" + keyText + "}", Optional.empty(), Operation.DELETE);
        }
        String text = "v" + sequence;
        String rest = switch (entity) {
            case "account" ->
                "\"status\":\"" + text + "\"" + link("customer_number", "c") + link("owner_id", "p") + ownerKind()
                        + ",\"amount\":\"12.30\"";
            case "customer" -> "\"status\":\"" + text + "\"" + link("party_id", "p") + link("referrer_number", "c");
            case "person" ->
                "\"name\":\"" + text + "\",\"born\":\"1999-12-31T23:59:59.999999Z\"" + link("main_account", "a")
                        + (random.nextBoolean()
                                ? ",\"country\":\"r" + random.nextInt(3) + "\",\"number\":" + random.nextInt(5)
                                : "");
            default -> "\"title\":\"" + text + "\"";
        };
        return record(entity, "{" + keyText + "}", Optional.of("{" + keyText + "," + rest + "}"), Operation.UPDATE);
    }

    private String link(String field, String kind) {
        return random.nextInt(5) == 0 ? "" : ",\"" + field + "\":\"" + kind + random.nextInt(keys) + "\"";
    }

    private String ownerKind() {
        int kind = random.nextInt(4);
        return kind == 3
                ? ""
                : ",\"owner_kind\":\"" + List.of("Private", "Firm", "Unknown").get(kind) + "\"";
    }

    private TestRecord record(String entity, String key, Optional<String> value, Operation operation) {
        return new TestRecord(
                entity,
                key,
                value,
                operation,
                TestRecord.sequence(sequence),
                "2026-01-31T10:11:12.345Z",
                "raw-0-" + sequence);
    }

    private static Identifier id(String name) {
        return new Identifier(name);
    }

    private static Field field(String name, FieldType type) {
        return new Field(id(name), type, true, Field.Classification.NONE, false, Optional.empty(), "", List.of());
    }
}
