package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.BOOLEAN;
import static dev.onramp.model.FieldType.Primitive.DOUBLE;
import static dev.onramp.model.FieldType.Primitive.INT;
import static dev.onramp.model.FieldType.Primitive.LONG;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.FieldType.Primitive.TIMESTAMP;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.EntityBuilder.fieldOf;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The models that the tests of this module generate from. */
public final class TestModels {
    /** The longest identifier. */
    public static final String LONG_NAME = "a_very_long_name_that_goes_on_and_on_until_it_is_at_the_end";

    public static final LakeLayout LAYOUT =
            new LakeLayout("lake-bucket", new Identifier("canonical"), new Identifier("views"));

    private TestModels() {}

    /** The model that is built in. */
    public static CanonicalModel builtIn() {
        return ModelLoader.loadDefault();
    }

    /** A model by the name of its folder of golden files. */
    public static CanonicalModel of(String name) {
        return switch (name) {
            case "built-in" -> builtIn();
            case "shop" -> shop();
            default -> named(name);
        };
    }

    /** {@code tpch}, {@code retail}, {@code telco}, {@code insurer} or {@code relations}. */
    public static CanonicalModel named(String name) {
        return ModelLoader.load("src/test/resources/models/" + name);
    }

    /** Everything that makes naming and joining hard. */
    public static CanonicalModel shop() {
        return model(
                entity("region", "id").field("id", INT).field("name", STRING).build(),
                entity("country", "code")
                        .field("code", STRING)
                        .field("name", STRING)
                        .field("currency", STRING)
                        .field("region_id", INT)
                        .refers("region", "region_id", "region", "id")
                        .build(),
                entity("city", "country_code", "city_name")
                        .doc("A city; its name is unique in its country.")
                        .field("country_code", STRING)
                        .field("city_name", STRING)
                        .field("inhabitants", LONG)
                        .refers("country", "country_code", "country", "code")
                        .build(),
                entity("address", "id")
                        .field("id", STRING)
                        .field("line", STRING)
                        .field("in_country", STRING)
                        .field("in_city", STRING)
                        .refers("city", List.of("in_city", "in_country"), "city", List.of("city_name", "country_code"))
                        .build(),
                entity("party", "id")
                        .doc("Who buys; it's \"anyone\" — even O'Brien.")
                        .field("id", STRING)
                        .field("name", STRING, "The party's name; 'quoted' -- not a comment.\nSecond line.")
                        .deprecated("fax", STRING, "Use the post.")
                        .field("home_id", STRING)
                        .field("work_id", STRING)
                        .refers("home", "home_id", "address", "id")
                        .refers("work", "work_id", "address", "id")
                        .build(),
                entity("employee", "id")
                        .field("id", STRING)
                        .field("name", STRING)
                        .field("employee", BOOLEAN)
                        .field("manager_id", STRING)
                        .refers("manager", "manager_id", "employee", "id")
                        .build(),
                entity("order", "order")
                        .doc("An order, named with reserved words.")
                        .event()
                        .field("order", LONG)
                        .field("user", STRING)
                        .field("select", DOUBLE)
                        .field("placed", TIMESTAMP)
                        .field("total", new DecimalType(18, 2))
                        .field("tags", new ArrayType(STRING))
                        .field(
                                "steps",
                                new ArrayType(new StructType(
                                        List.of(fieldOf("at", TIMESTAMP, ""), fieldOf("table", STRING, "")))))
                        .field(
                                "delivery",
                                new StructType(List.of(
                                        fieldOf("planned", TIMESTAMP, ""),
                                        fieldOf("times", new ArrayType(TIMESTAMP), ""))))
                        .field("group_id", STRING)
                        .field("bill_to", STRING)
                        .refers("group", "group_id", "party", "id")
                        .refers("bill_to", "bill_to", "party", "id")
                        .build(),
                // The paths a_b + c and a + b_c flatten to one text; a role is called like its entity.
                entity("clash", "id")
                        .field("id", STRING)
                        .field("name", STRING)
                        .field("a_name", STRING)
                        .field("x", STRING)
                        .field("y", STRING)
                        .refers("a_b", "x", "left_part", "id")
                        .refers("a", "y", "right_part", "id")
                        .refers("clash", "x", "left_part", "id")
                        .build(),
                entity("left_part", "id").field("id", STRING).field("c", STRING).build(),
                entity("right_part", "id")
                        .field("id", STRING)
                        .field("b_c", STRING)
                        .field("name", STRING)
                        .build(),
                entity(LONG_NAME, LONG_NAME)
                        .field(LONG_NAME, STRING)
                        .field("other", STRING)
                        .field("next_one", STRING)
                        .refers(LONG_NAME.replace("a_very", "a_most"), "other", "left_part", "id")
                        .refers(LONG_NAME.replace("a_very", "a_more"), "next_one", "left_part", "id")
                        .build());
    }

    public static CanonicalModel model(Entity... entities) {
        return new CanonicalModel(
                Arrays.stream(entities)
                        .sorted(Comparator.comparing(Entity::name))
                        .toList(),
                List.of());
    }
}
