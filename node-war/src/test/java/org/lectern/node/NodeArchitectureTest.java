package org.lectern.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Schedule;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.lectern", importOptions = ImportOption.DoNotIncludeTests.class)
final class NodeArchitectureTest {
    /** What each package may use of Lectern, besides itself. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            entry("node", List.of("protocol")),
            entry("node.membership", List.of("identity", "protocol", "content", "store", "settings")),
            entry(
                    "node.hub",
                    List.of("node.membership", "identity", "protocol", "content", "delta", "settings", "problem")),
            entry("node.replica.shelf", List.of("store", "store.verified", "content")),
            entry(
                    "node.replica.fetch",
                    List.of("node.hub", "node.replica.shelf", "store", "store.verified", "content")),
            entry(
                    "node.replica.swarm",
                    List.of(
                            "node.hub",
                            "node.replica.fetch",
                            "node.replica.shelf",
                            "store.verified",
                            "protocol",
                            "content",
                            "settings")),
            entry("node.replica.scrub", List.of("node.replica.shelf", "store.verified", "content", "settings")),
            entry(
                    "node.replica",
                    List.of(
                            "node.hub",
                            "node.replica.fetch",
                            "node.replica.scrub",
                            "node.replica.shelf",
                            "node.replica.swarm",
                            "protocol",
                            "store",
                            "store.verified",
                            "content",
                            "ticket",
                            "settings",
                            "problem")),
            entry(
                    "node.sibling",
                    List.of(
                            "node.replica",
                            "node.replica.swarm",
                            "delivery",
                            "ticket",
                            "protocol",
                            "store",
                            "content",
                            "settings",
                            "problem")),
            entry("node.journal", List.of("node.hub", "protocol", "content", "settings", "problem")),
            entry(
                    "node.heartbeat",
                    List.of(
                            "node.hub",
                            "node.replica",
                            "node.journal",
                            "node.stop",
                            "protocol",
                            "content",
                            "settings",
                            "problem")),
            entry("node.stop", List.of()),
            entry(
                    "node.download",
                    List.of(
                            "node.stop",
                            "node.hub",
                            "node.replica",
                            "node.journal",
                            "protocol",
                            "ticket",
                            "delivery",
                            "delivery.document",
                            "delivery.request",
                            "delivery.transfer",
                            "network",
                            "store",
                            "content",
                            "settings",
                            "problem")));

    @ArchTest
    static final ArchRule arrows_onlyThoseOfTheHouse = classes()
            .that()
            .resideInAPackage("org.lectern.node..")
            .should(new ArchCondition<>("use only the packages that theirs may use") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    checkArrows(type, events);
                }
            });

    @ArchTest
    static final ArchRule cycles_none =
            slices().matching("org.lectern.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resources_allSayWhoMayUseThem = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(RolesAllowed.class);

    @ArchTest
    static final ArchRule timers_areSetAgainByThemselves = methods().should().notBeAnnotatedWith(Schedule.class);

    @ArchTest
    static final ArchRule server_isUsedByStandardsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fish.payara..", "com.sun..", "sun..", "org.glassfish..");

    @ArchTest
    static final ArchRule packages_allKnown = classes()
            .that()
            .resideInAPackage("org.lectern.node..")
            .should(new ArchCondition<>("live in a package that the arrows name") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean known = ARROWS.containsKey(house(type));
                    events.add(new SimpleConditionEvent(type, known, type.getName()));
                }
            });

    private static void checkArrows(JavaClass type, ConditionEvents events) {
        List<String> allowed = ARROWS.getOrDefault(house(type), List.of());
        type.getDirectDependenciesFromSelf().stream()
                .filter(use -> IN_HOUSE.test(use.getTargetClass()))
                .filter(use -> !house(use.getTargetClass()).equals(house(type)))
                .filter(use -> !allowed.contains(house(use.getTargetClass())))
                .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
    }

    private static final DescribedPredicate<JavaClass> IN_HOUSE = DescribedPredicate.describe(
            "Lectern's own", type -> type.getPackageName().startsWith("org.lectern"));

    private static String house(JavaClass type) {
        return Arrays.stream(type.getPackageName().split("\\."))
                .skip(Stream.of("org", "lectern").count())
                .reduce((left, right) -> left + "." + right)
                .orElse("");
    }
}
