package org.lectern;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The arrows between the packages that master and node share. */
@AnalyzeClasses(packages = "org.lectern", importOptions = DoNotIncludeTests.class)
final class CommonArchitectureTest {
    @ArchTest
    static final ArchRule content_usesTheJdkOnly = onlyUses("content");

    @ArchTest
    static final ArchRule problem_usesJakartaOnly = onlyUses("problem", "jakarta..");

    @ArchTest
    static final ArchRule settings_usesMicroProfileConfigOnly = onlyUses("settings", "org.eclipse.microprofile.config");

    @ArchTest
    static final ArchRule protocol_usesContentAndProblem =
            onlyUses("protocol", ours("content"), ours("problem"), "jakarta.json..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule store_usesContent = onlyUses("store", ours("content"));

    @ArchTest
    static final ArchRule storeVerified_usesStoreAndContent =
            onlyUses("store.verified", ours("store"), ours("content"));

    @ArchTest
    static final ArchRule ticket_usesContentNetworkAndNimbus =
            onlyUses("ticket", ours("content"), ours("network"), "com.nimbusds..");

    @ArchTest
    static final ArchRule identity_usesContentAndNimbus = onlyUses("identity", ours("content"), "com.nimbusds..");

    @ArchTest
    static final ArchRule network_usesSettings = onlyUses("network", ours("settings"), "jakarta.servlet..");

    @ArchTest
    static final ArchRule delta_usesContentAndZstd = onlyUses("delta", ours("content"), "com.github.luben.zstd..");

    @ArchTest
    static final ArchRule delivery_usesContentNetworkStoreProblemAndSettings = onlyUses(
            "delivery",
            ours("delivery.request"),
            ours("delivery.transfer"),
            ours("content"),
            ours("network"),
            ours("store"),
            ours("problem"),
            ours("settings"),
            "jakarta.servlet..");

    @ArchTest
    static final ArchRule deliveryRequest_usesProblem =
            onlyUses("delivery.request", ours("problem"), "jakarta.servlet..");

    @ArchTest
    static final ArchRule deliveryTransfer_usesStore =
            onlyUses("delivery.transfer", ours("content"), ours("store"), "jakarta.servlet..");

    @ArchTest
    static final ArchRule cors_usesProtocolProblemAndSettings =
            onlyUses("cors", ours("protocol"), ours("problem"), ours("settings"), "jakarta.servlet..");

    @ArchTest
    static final ArchRule deliveryDocument_usesDeliveryContentStoreAndProblem = onlyUses(
            "delivery.document",
            ours("delivery"),
            ours("delivery.request"),
            ours("delivery.transfer"),
            ours("content"),
            ours("store"),
            ours("problem"),
            "jakarta.servlet..");

    @ArchTest
    static final ArchRule nimbus_isUsedByTicketAndIdentityAlone = noClasses()
            .that(are(not(resideInAnyPackage(ours("ticket"), ours("identity")))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule packages_formNoCycle =
            slices().matching("org.lectern.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyClass_isInAPackageWithARule = classes()
            .should()
            .resideInAnyPackage(Stream.of(
                            "content",
                            "problem",
                            "network",
                            "settings",
                            "protocol",
                            "store",
                            "store.verified",
                            "ticket",
                            "identity",
                            "delta",
                            "delivery",
                            "delivery.document",
                            "delivery.request",
                            "delivery.transfer",
                            "cors")
                    .map(CommonArchitectureTest::ours)
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule names_areNounsOfTheDomain =
            noClasses().should().haveNameMatching(".*(Util|Utils|Impl|Helper|Manager|Dto|DTO)");

    @ArchTest
    static void everyPackage_isNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(type -> type.getPackage()).distinct())
                .isNotEmpty()
                .allSatisfy(CommonArchitectureTest::assertNullMarked);
    }

    private static void assertNullMarked(JavaPackage folder) {
        assertThat(folder.tryGetPackageInfo()).as("package-info of " + folder).isPresent();
        assertThat(folder.isAnnotatedWith(NullMarked.class))
                .as("@NullMarked of " + folder)
                .isTrue();
    }

    private static ArchRule onlyUses(String name, String... others) {
        String[] allowed = Stream.concat(Stream.of("java..", "org.jspecify..", ours(name)), Stream.of(others))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    private static String ours(String name) {
        return "org.lectern." + name;
    }
}
