package io.skerry.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.skerry.api");

    /** The edge runtime reads plans and has no Kubernetes client. */
    @Test
    void theNodePlanNeedsNeitherKubernetesNorTheKinds() {
        noClasses()
                .that()
                .resideInAPackage("io.skerry.api.plan..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8..")
                        .or(resideInAPackage("io.skerry.api..").and(not(resideInAPackage("io.skerry.api.plan..")))))
                .check(API);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("io.skerry.api.(**)").should().beFreeOfCycles().check(API);
    }
}
