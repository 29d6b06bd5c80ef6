package dev.onramp.bench.ingest;

/**
 * A change of one key.
 *
 * @param entity its index in the model
 * @param key its number within the entity
 * @param sequence from 1, the same for no two changes
 * @param operation as the contract writes it
 */
record Change(int entity, long key, long sequence, String operation) {
    boolean isDelete() {
        return operation.equals("delete");
    }
}
