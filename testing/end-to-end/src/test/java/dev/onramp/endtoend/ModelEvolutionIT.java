package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pipeline with live rows whose model changes again and again: every store takes each change, and Trino reads every table and view after it. */
class ModelEvolutionIT {
    private static final String MODEL = """
        entities {
          shop {
            key = [id]
            fields {
              id { type = string }
              state { type = enum, values = [Open, Closed] }
              remark { type = string, optional = true }
            }
          }
        }
        sources {
          raw_shop {
            system = pos
            format = row
            key = [num]
            version = 1
            fields {
              num { type = string }
              st { type = string }
              note { type = string, optional = true }
              town { type = string, optional = true }
            }
            produces {
              shop { id { from = num }, state { from = st, map { o = Open, c = Closed } }, remark { from = note } }
            }
          }
        }
        """;

    @TempDir
    private Path folder;

    private @Nullable Stack stack;
    private String model = MODEL;
    private int version = 1;
    private int row;

    @AfterEach
    void wipe() {
        if (stack != null) {
            stack.wipe();
        }
    }

    @Test
    void everyStoreTakesEachChangeWithARestartAndTrinoReadsEverything() throws IOException {
        List<String> objects = new ArrayList<>(objects("shop"));
        write();
        Stack stack = Stack.up(folder.resolve("data"), folder.resolve("model"));
        this.stack = stack;
        flows(stack, objects, "o");

        // A field.
        change("remark { type", "town { type = string, optional = true }, remark { type");
        change("remark { from = note }", "remark { from = note }, town { from = town }");
        restarted(stack);
        flows(stack, objects, "c");
        assertThat(stack.trino("select coalesce(town, '-') from canonical.shop order by id"))
                .containsExactly("-", "Rome");

        // An entity.
        change(
                "entities {",
                "entities { till { key = [id], fields { id { type = string }, shop_id { type = string, references ="
                        + " shop.id } } }");
        change(
                "sources {",
                "sources { raw_till { system = pos, key = [num], fields { num { type = string }, shop { type = string"
                        + " } }, produces { till { id { from = num }, shop_id { from = shop } } } }");
        restarted(stack);
        objects.addAll(objects("till"));
        flows(stack, List.of(), "o");

        // A value, and a field that is to go one day.
        change("[Open, Closed]", "[Open, Closed, Moved]");
        change("c = Closed }", "c = Closed, m = Moved }");
        change(
                "town { type = string, optional = true }, remark",
                "town { type = string, optional = true, deprecated = true }, remark");
        restarted(stack);
        flows(stack, List.of(), "m");
        assertThat(stack.postgres("select col_description('canonical.shop'::regclass, attnum) from pg_attribute"
                        + " where attrelid = 'canonical.shop'::regclass and attname = 'town'"))
                .containsExactly("Deprecated.");

        // Another name.
        change("remark { type", "words { renamed-from = remark, type");
        change("remark { from = note }", "words { from = note }");
        restarted(stack);
        assertThat(stack.readByTrino(objects))
                .allSatisfy((object, rows) -> assertThat(rows).isPositive());
        flows(stack, List.of(), "o");
        assertThat(stack.trino("select words from canonical.shop order by id"))
                .isEqualTo(stack.trino("select words from views.shop_wide order by id"))
                .isEqualTo(stack.postgres("select words from canonical.shop order by id"))
                .startsWith("note 1", "note 2");
        assertThat(stack.readByTrino(objects))
                .allSatisfy((object, rows) -> assertThat(rows).isPositive());
        assertThat(stack.onramp("maintain", "--json").json().path("tables")).hasSize(4);
        assertThat(stack.readByTrino(objects))
                .allSatisfy((object, rows) -> assertThat(rows).isPositive());

        // What breaks.
        String good = model;
        change("[Open, Closed, Moved]", "[Open, Moved]");
        change("c = Closed, ", "");
        Ran refused = stack.tried("up");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("ONR-I010", "shop.state: values gone: [Closed]", "topic consumers, views", "accept-breaking");
        model = good;
        write();
        restarted(stack);
        flows(stack, List.of(), "c");
        assertThat(stack.readByTrino(objects)).containsEntry("canonical.shop", row);
    }

    /** A row comes through to every store, they agree with each other, and Trino reads these tables and views. */
    private void flows(Stack stack, List<String> objects, String state) {
        row++;
        stack.produce(
                "raw_shop",
                "{\"num\":\"" + row + "\",\"st\":\"" + state + "\",\"note\":\"note " + row + "\""
                        + (version > 1 ? ",\"town\":\"Rome\"" : "") + "}");
        if (version > 2) {
            stack.produce("raw_till", "{\"num\":\"" + row + "\",\"shop\":\"" + row + "\"}");
        }
        stack.onramp("verify", "--timeout", "240");
        assertThat(stack.readByTrino(objects))
                .allSatisfy((object, rows) -> assertThat(rows).isPositive());
    }

    private static List<String> objects(String entity) {
        return List.of(
                "canonical." + entity,
                "canonical." + entity + "_history",
                "views." + entity + "_wide",
                "views." + entity + "_history");
    }

    private void change(String from, String to) throws IOException {
        assertThat(model).contains(from);
        model = model.replace(from, to);
        write();
    }

    private void restarted(Stack stack) throws IOException {
        model = model.replace("version = " + version, "version = " + (version + 1));
        version++;
        write();
        stack.onramp("up");
    }

    private void write() throws IOException {
        Files.createDirectories(folder.resolve("model"));
        Files.writeString(folder.resolve("model/model.conf"), model);
    }
}
