package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import dev.onramp.model.SchemaDrift;
import dev.onramp.model.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about columns that come with changes of one source and that it does not declare: counted and reported, passed over, or refused.
 * Names come from strangers, so they go into no statement, and no more than {@value #MOST_NAMES} are remembered. Thread-safe.
 */
final class UndeclaredColumns {
    static final int MOST_NAMES = 1000;
    static final String OTHERS = "(others)";

    private static final Logger LOG = LoggerFactory.getLogger(UndeclaredColumns.class);

    private final String table;
    private final SchemaDrift drift;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    UndeclaredColumns(Source source) {
        table = source.table().value();
        drift = source.schemaDrift();
    }

    /**
     * Says that a change has such a column.
     *
     * @throws RejectionException when the model wants such changes rejected
     */
    void met(String name) {
        if (drift == SchemaDrift.REJECT) {
            throw new RejectionException(
                    RejectionReason.UNDECLARED_COLUMN,
                    "column " + shown(name) + " is not declared, and the source has schema-drift = reject");
        }
        if (drift == SchemaDrift.KEEP) {
            count(shown(name));
        }
    }

    private void count(String shown) {
        LongAdder counter = counts.get(shown);
        if (counter == null) {
            boolean full = counts.size() >= MOST_NAMES;
            LongAdder fresh = new LongAdder();
            counter = counts.putIfAbsent(full ? OTHERS : shown, fresh);
            if (counter == null) {
                counter = fresh;
                LOG.warn(
                        "{}: column {} is not in the model; it stays in the archive and is not mapped. Declare it, or set schema-drift",
                        table,
                        full ? OTHERS : shown);
            }
        }
        counter.increment();
    }

    /** Column to number of changes that had it. */
    Map<String, Long> counts() {
        Map<String, Long> result = new TreeMap<>();
        counts.forEach((name, count) -> result.put(name, count.sum()));
        return result;
    }
}
