package io.skerry.edge;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The rooms of the runtime and who may know whom: an example walks from ingress to the right, and nothing calls back. */
class ArchitectureTest {

    private static final JavaClasses RUNTIME = classes("io.skerry.edge");
    private static final JavaClasses SHARED = classes(
            "io.skerry.api",
            "io.skerry.wire",
            "io.skerry.link",
            "io.skerry.onnx",
            "io.skerry.mining",
            "io.skerry.learning",
            "io.skerry.inference",
            "io.skerry.training");

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("io.skerry.edge.(**)").should().beFreeOfCycles().check(RUNTIME);
        slices().matching("io.skerry.(**)").should().beFreeOfCycles().check(SHARED);
    }

    @Test
    void eachRoomIsUsedByThoseOnItsLeftOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("io.skerry.edge.cli..")
                .layer("boot")
                .definedBy("io.skerry.edge.boot..")
                .layer("config")
                .definedBy("io.skerry.edge.config..")
                .layer("ingress")
                .definedBy("io.skerry.edge.ingress..")
                .layer("plan")
                .definedBy("io.skerry.edge.plan..")
                .layer("report")
                .definedBy("io.skerry.edge.report..")
                .layer("inference")
                .definedBy("io.skerry.edge.inference..")
                .layer("offload")
                .definedBy("io.skerry.edge.offload..")
                .layer("samples")
                .definedBy("io.skerry.edge.samples..")
                .layer("observe")
                .definedBy("io.skerry.edge.observe..")
                .layer("worker")
                .definedBy("io.skerry.edge.worker..")
                .layer("model")
                .definedBy("io.skerry.edge.model..")
                .layer("spool")
                .definedBy("io.skerry.edge.spool..")
                .layer("link")
                .definedBy("io.skerry.edge.link..")
                .layer("storage")
                .definedBy("io.skerry.edge.storage..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("boot")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("cli", "boot")
                .whereLayer("ingress")
                .mayOnlyBeAccessedByLayers("boot")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("boot")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("boot")
                .whereLayer("inference")
                .mayOnlyBeAccessedByLayers("boot", "ingress", "report")
                .whereLayer("worker")
                .mayOnlyBeAccessedByLayers("boot", "cli")
                .whereLayer("offload")
                .mayOnlyBeAccessedByLayers("boot", "inference", "observe")
                .whereLayer("samples")
                .mayOnlyBeAccessedByLayers("boot", "inference")
                .whereLayer("observe")
                .mayOnlyBeAccessedByLayers("boot", "inference", "report")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("boot", "ingress", "inference", "report", "worker")
                .whereLayer("spool")
                .mayOnlyBeAccessedByLayers("boot", "inference", "samples", "observe", "report")
                .whereLayer("link")
                .mayOnlyBeAccessedByLayers(
                        "boot", "ingress", "plan", "report", "inference", "offload", "samples", "worker")
                .whereLayer("storage")
                .mayOnlyBeAccessedByLayers("spool", "plan", "worker")
                .ensureAllClassesAreContainedInArchitectureIgnoring(resideInAPackage("io.skerry.edge"))
                .check(RUNTIME);
    }

    @Test
    void onlyTheDriversAndThoseWhoMakeADriverKnowOfMqtt() {
        noClasses()
                .that(resideInAPackage("io.skerry.edge..")
                        .and(resideInAnyPackage(
                                        "io.skerry.edge.link.mqtt",
                                        "io.skerry.edge.link.eventbus",
                                        "io.skerry.edge.ingress.mqtt",
                                        "io.skerry.edge.boot")
                                .negate()))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.vertx.mqtt..", "io.skerry.link.mqtt", "io.skerry.edge.link.mqtt"))
                .check(RUNTIME);
    }

    @Test
    void httpAndInjectionStayAtTheRim() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.skerry.edge.boot",
                        "io.skerry.edge.cli",
                        "io.skerry.edge.ingress.rest",
                        "io.skerry.edge.observe")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye.common..")
                .check(RUNTIME);
    }

    @Test
    void whatCloudAndEdgeShareKnowsNeitherOfThemAndNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.skerry.edge..", "io.skerry.operator..", "io.quarkus..", "jakarta..", "io.smallrye..")
                .check(SHARED);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.skerry.link..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(SHARED);
    }

    @Test
    void minersArePureNoClockAndNoChanceThatIsNotPassedIn() {
        noClasses()
                .that()
                .resideInAPackage("io.skerry.mining..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, Random.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(RandomGenerator.class, "getDefault")
                .orShould()
                .accessClassesThat()
                .resideInAnyPackage("java.io", "java.nio.file")
                .check(SHARED);
    }

    @Test
    void theRulesSeeTheClassesTheyAreAbout() {
        assertThat(RUNTIME).hasSizeGreaterThan(100);
        assertThat(SHARED.that(alwaysTrue()).stream().map(type -> type.getPackageName()))
                .contains("io.skerry.mining", "io.skerry.wire", "io.skerry.onnx", "io.skerry.api.plan");
    }

    private static JavaClasses classes(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
    }
}
