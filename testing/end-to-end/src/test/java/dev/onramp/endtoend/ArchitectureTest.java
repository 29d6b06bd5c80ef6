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
            "contracts",
            "reconciliation",
            "raw-archive-tools",
            "dead-letters",
            "off-ramp",
            "replay",
            "notebooks",
            "infra/local-servers",
            "infra/local",
            "console");
    private static final String[] TECHNOLOGIES = {
        "org.apache.spark..",
        "org.apache.kafka..",
        "org.apache.hadoop..",
        "io.delta..",
        "io.trino..",
        "org.postgresql..",
        "java.sql..",
        "software.amazon..",
        "com.amazonaws..",
        "io.debezium.."
    };

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        List<Path> outputs = MODULES.stream()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .toList();
        assertThat(outputs).allMatch(Files::isDirectory, "is compiled");
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(outputs);
    }

    @Test
    void onlyTheIngestImportsSpark() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.onramp.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "io.delta.tables..", "org.apache.spark.sql.delta..")
                .because("Spark stays replaceable: move the code to streaming-ingest or read with Delta Kernel"));
    }

    @Test
    void purePackagesImportNoTechnology() {
        for (String pure : List.of(
                "dev.onramp.config",
                "dev.onramp.model..",
                "dev.onramp.generator",
                "dev.onramp.transform",
                "dev.onramp.forwarder",
                "dev.onramp.door",
                "dev.onramp.capture",
                "dev.onramp.views",
                "dev.onramp.contracts..",
                "dev.onramp.views.plan",
                "dev.onramp.views.proof",
                "dev.onramp.archive",
                "dev.onramp.dlq",
                "dev.onramp.offramp",
                "dev.onramp.replay",
                "dev.onramp.notebooks",
                "dev.onramp.reconcile.fold",
                "dev.onramp.reconcile.archive",
                "dev.onramp.reconcile.compare",
                "dev.onramp.reconcile.wide",
                "dev.onramp.reconcile.account",
                "dev.onramp.reconcile.report")) {
            holds(
                    noClasses()
                            .that()
                            .resideInAPackage(pure)
                            .and()
                            .haveSimpleNameNotEndingWith("Main")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(TECHNOLOGIES)
                            .because(
                                    "pure logic is tested without I/O: put the adapter in a package named after its technology"));
        }
    }

    @Test
    void reconciliationSharesNothingWithThePipeline() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.onramp.reconcile..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.onramp.transform..",
                        "dev.onramp.forwarder..",
                        "dev.onramp.ingest..",
                        "dev.onramp.views..",
                        "dev.onramp.archive..",
                        "dev.onramp.generator..")
                .because("a proof that calls what it proves is none: write the rule again from docs/contract.md"));
    }

    @Test
    void stagesOfThePipelineKnowOnlyTheModel() {
        Stream.of("transform", "forwarder", "door", "capture", "ingest", "views", "generator")
                .forEach(stage -> holds(noClasses()
                        .that()
                        .resideInAPackage("dev.onramp." + stage + "..")
                        .should()
                        .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("are another stage's") {
                            @Override
                            public boolean test(com.tngtech.archunit.core.domain.JavaClass other) {
                                return Stream.of(
                                                "transform",
                                                "forwarder",
                                                "door",
                                                "capture",
                                                "ingest",
                                                "views",
                                                "generator",
                                                "reconcile",
                                                "console",
                                                "local")
                                        .filter(name -> !name.equals(stage))
                                        .anyMatch(name -> other.getPackageName().startsWith("dev.onramp." + name));
                            }
                        })
                        .because(
                                "stages meet in docs/contract.md and in the model's types, not in each other's code")));
    }

    @Test
    void everyErrorIsMadeInTheErrorsFileOfItsModule() {
        holds(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Errors")
                .and()
                .resideOutsideOfPackage("dev.onramp.config")
                .should()
                .callConstructor(
                        dev.onramp.config.OnrampException.class, String.class, String.class, String.class, String.class)
                .because("wording is reviewed in one place: add a factory to the module's ...Errors class"));
    }

    @Test
    void namesSayWhatAThingIs() {
        holds(classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Utils?)")
                .because("such a name says nothing: name the thing after what it does"));
    }

    private static void holds(ArchRule rule) {
        rule.check(house);
    }
}
