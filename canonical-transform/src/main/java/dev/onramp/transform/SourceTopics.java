package dev.onramp.transform;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a model says of each raw topic. Immutable and thread-safe; asked about topics of the model alone. */
final class SourceTopics {
    private final Map<String, Integer> versions;
    private final Map<String, SecretRedactor> redactors;

    /** @param hashKey of the hash that stands for secret values; not empty */
    SourceTopics(CanonicalModel model, byte[] hashKey) {
        this.versions = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(source -> Topics.raw(source.table()), Source::version));
        this.redactors = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(
                        source -> Topics.raw(source.table()),
                        source -> new SecretRedactor(
                                source.secretFields().stream()
                                        .map(Identifier::value)
                                        .toList(),
                                hashKey)));
    }

    int mappingVersion(String topic) {
        return Objects.requireNonNull(versions.get(topic));
    }

    SecretRedactor redactor(String topic) {
        return Objects.requireNonNull(redactors.get(topic));
    }
}
