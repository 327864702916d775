package org.lectern.master;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Holds the arrows that the {@code package-info} pages promise, and the doors that have to be locked. */
@AnalyzeClasses(packages = "org.lectern.master", importOptions = DoNotIncludeTests.class)
final class MasterArchitectureTest {
    @ArchTest
    static final ArchRule ACCESS = room("master.access", "ticket", "identity", "content", "cors", "network");

    @ArchTest
    static final ArchRule MEETING = room("master.meeting", "master.access", "store", "content", "network", "protocol");

    @ArchTest
    static final ArchRule TRUST =
            room("master.trust", "master.access", "master.meeting", "ticket", "content", "protocol");

    @ArchTest
    static final ArchRule RESTRICTION =
            room("master.restriction", "master.meeting", "master.access", "content", "protocol");

    @ArchTest
    static final ArchRule CATALOG = room(
            "master.catalog",
            "master.trust",
            "master.restriction",
            "master.meeting",
            "master.access",
            "store",
            "ticket",
            "content",
            "delta",
            "delivery",
            "protocol");

    @ArchTest
    static final ArchRule FLEET = room("master.fleet", "protocol", "content", "network", "identity", "master.access");

    @ArchTest
    static final ArchRule PLACEMENT = room(
            "master.placement",
            "master.catalog",
            "master.trust",
            "master.fleet",
            "master.meeting",
            "master.access",
            "delivery",
            "ticket",
            "protocol",
            "network",
            "content");

    @ArchTest
    static final ArchRule AUDIT = room("master.audit", "master.access", "content", "protocol");

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_THE_HOUSE = noClasses()
            .that()
            .resideInAPackage("org.lectern.master.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lectern.master");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.lectern.master.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVERY_RESOURCE_SAYS_WHO_MAY_CALL = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule ONLY_HEALTH_IS_OPEN =
            noClasses().that().doNotHaveSimpleName("HealthResource").should().beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule NO_METHOD_OPENS_A_DOOR = noMethods().should().beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Impl|Helper|Manager|Service|Dto)(\\$.*)?");

    private static ArchRule room(String room, String... uses) {
        String[] allowed = Stream.concat(Stream.of(room, "settings", "problem"), Arrays.stream(uses))
                .map(name -> "org.lectern." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.lectern." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.lectern..").and(not(resideInAnyPackage(allowed))));
    }
}
