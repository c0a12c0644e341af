package org.dutywatch.eventkit.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes a JSON value into the consumer's own record; ignores fields that the record does not have. */
public final class JsonDecoder<T> implements RetryingBatchConsumer.Decoder<T> {
    private final ObjectReader reader;

    public JsonDecoder(ObjectMapper json, Class<T> type) {
        this.reader = json.readerFor(type)
                .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public T decode(ConsumerRecord<String, byte[]> message) throws MalformedMessage {
        if (message.value() == null) {
            throw new MalformedMessage("no value");
        }
        try {
            return reader.readValue(message.value());
        } catch (IOException | RuntimeException e) {
            throw new MalformedMessage("the JSON does not match the contract: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
