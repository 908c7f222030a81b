package io.skerry.learning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses LEARNING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.skerry.learning");

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("io.skerry.learning.(*)..").should().beFreeOfCycles().check(LEARNING);
    }

    @Test
    void there_is_no_library_but_the_JDK() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.skerry.learning..", "java..", "javax.crypto..", "org.jspecify..")
                .check(LEARNING);
    }

    @Test
    void there_is_no_clock_no_file_no_network_and_no_randomness_of_its_own() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, Random.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .check(LEARNING);
    }
}
