package io.skerry.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.skerry.operator");

    @Test
    void no_package_depends_on_one_that_depends_on_it() {
        slices().matching("io.skerry.operator.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_operator_does_not_know_the_edge() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.skerry.edge..")
                .check(CLASSES);
    }

    @Test
    void what_a_worker_is_made_of_is_derived_without_a_cluster() {
        noClasses()
                .that()
                .resideInAPackage("io.skerry.operator.worker")
                .and()
                .doNotHaveSimpleName("WorkerPods")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8.kubernetes.client", "io.javaoperatorsdk..")
                .check(CLASSES);
    }
}
