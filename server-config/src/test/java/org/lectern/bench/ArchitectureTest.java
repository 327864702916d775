package org.lectern.bench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.lectern", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("launcher")
            .definedBy("org.lectern.launcher..")
            .layer("figure")
            .definedBy("org.lectern.bench.figure..")
            .layer("load")
            .definedBy("org.lectern.bench.load..")
            .layer("server")
            .definedBy("org.lectern.bench.server..")
            .layer("slow")
            .definedBy("org.lectern.bench.slow..")
            .layer("sync")
            .definedBy("org.lectern.bench.sync..")
            .layer("publish")
            .definedBy("org.lectern.bench.publish..")
            .layer("bench")
            .definedBy("org.lectern.bench")
            .whereLayer("figure")
            .mayNotAccessAnyLayer()
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("server", "slow", "bench")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("slow")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("sync")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("sync")
            .mayNotAccessAnyLayer()
            .whereLayer("publish")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("publish")
            .mayNotAccessAnyLayer()
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer();
}
