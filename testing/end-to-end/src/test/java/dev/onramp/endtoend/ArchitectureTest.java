package dev.onramp.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions that ARCHITECTURE.md states, checked on the compiled classes of every module. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "settings",
            "canonical-model",
            "synthetic-cdc-generator",
            "canonical-transform",
            "onramp-forwarder",
            "front-door",
            "database-capture",
            "streaming-ingest",
            "views-generator",
            "reconciliation",
            "raw-archive-tools",
            "dead-letters",
                "dev.onramp.replay",
