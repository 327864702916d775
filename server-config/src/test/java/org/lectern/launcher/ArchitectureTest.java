package org.lectern.launcher;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.lectern.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("org.lectern.launcher.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("terminal")
            .definedBy("org.lectern.launcher.terminal..")
            .layer("options")
            .definedBy("org.lectern.launcher.options..")
            .layer("instance")
            .definedBy("org.lectern.launcher.instance..")
            .layer("tls")
            .definedBy("org.lectern.launcher.tls..")
            .layer("database")
            .definedBy("org.lectern.launcher.database..")
            .layer("client")
            .definedBy("org.lectern.launcher.client..")
            .layer("cluster")
            .definedBy("org.lectern.launcher.cluster..")
            .layer("folder")
            .definedBy("org.lectern.launcher.folder..")
            .layer("sample")
            .definedBy("org.lectern.launcher.sample..")
            .layer("verb")
            .definedBy("org.lectern.launcher.verb..")
            .whereLayer("options")
            .mayOnlyBeAccessedByLayers("verb")
            .whereLayer("instance")
            .mayOnlyBeAccessedByLayers("database", "cluster", "tls", "verb")
            .whereLayer("tls")
            .mayOnlyBeAccessedByLayers("cluster", "verb")
            .whereLayer("database")
            .mayOnlyBeAccessedByLayers("cluster", "verb")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("cluster", "folder", "verb")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("verb")
            .whereLayer("folder")
            .mayOnlyBeAccessedByLayers("verb")
            .whereLayer("sample")
            .mayOnlyBeAccessedByLayers("verb")
            .whereLayer("verb")
            .mayNotBeAccessedByAnyLayer();
}
