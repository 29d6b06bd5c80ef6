package dev.onramp.transform.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.transform.PartitionFailure;
import dev.onramp.transform.PartitionReceipt;
import dev.onramp.transform.Receipt;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the reply of an invocation. Thread-safe. */
final class ReceiptWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ReceiptWriter() {}

    static void write(Receipt invocation, OutputStream reply) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(reply)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (PartitionFailure failure : invocation.failures()) {
                json.writeStartObject();
                json.writeObjectFieldStart("itemIdentifier");
                json.writeStringField("partition", failure.topic() + "-" + failure.partition());
                json.writeNumberField("offset", failure.offset());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("partitions");
            for (PartitionReceipt receipt : invocation.done()) {
                json.writeStartObject();
                json.writeStringField("topic", receipt.topic());
                json.writeNumberField("partition", receipt.partition());
                json.writeNumberField("firstOffset", receipt.firstOffset());
                json.writeNumberField("lastOffset", receipt.lastOffset());
                json.writeNumberField("records", receipt.records());
                json.writeNumberField("mapped", receipt.mapped());
                json.writeNumberField("deadLettered", receipt.deadLettered());
                json.writeNumberField("skipped", receipt.skipped());
                json.writeNumberField("events", receipt.events());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
