package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lectern.problem.ErrorCode;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

/** Holds the pages of {@code server-config/docs} against the master's code. */
final class DocumentationTest {
    @Test
    void endpointsPage_namesEveryEndpointAndItsRoles() {
        MarkdownPage master = MarkdownPage.read("endpoints.md").section("Master");
        Set<Endpoint> documented = master.rows().stream()
                .map(row ->
                        new Endpoint(row.get(0), row.get(1), Set.of(row.get(2).split(", "))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).containsExactlyElementsOf(endpoints());
    }

    @Test
    void endpointsPage_describesEachOfItsEndpoints() {
        MarkdownPage master = MarkdownPage.read("endpoints.md").section("Master");
        List<String> listed =
                master.rows().stream().map(row -> row.get(0) + " " + row.get(1)).toList();
        assertThat(master.headings()).containsExactlyElementsOf(listed);
    }

    @Test
    void endpointsPage_namesEveryErrorCodeAndItsStatus() {
        List<String> documented = MarkdownPage.read("endpoints.md").section("Error codes").rows().stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.code() + " " + code.status())
                        .toList());
    }

    @Test
    void settingsPage_saysWhatTheCodeDeclares() {
        List<List<String>> documented =
                MarkdownPage.read("settings.md").section("Master").rows();
        assertThat(documented)
                .containsExactlyElementsOf(
                        declaredIn(
                                        "org.lectern.master",
                                        "org.lectern.delivery",
                                        "org.lectern.cors",
                                        "org.lectern.network")
                                .stream()
                                .map(DocumentationTest::row)
                                .distinct()
                                .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
                                .toList());
    }

    /** The operations of the resources, and of the filters that stand in front of them. */
    static Set<Endpoint> endpoints() {
        Set<Endpoint> all = Endpoint.ofResourcesIn("org.lectern.master");
        String document = "/meetings/{id}/documents/{path}";
        all.removeIf(
                endpoint -> endpoint.method().equals("GET") && endpoint.path().equals(document));
        for (String method : List.of("GET", "HEAD")) {
            all.add(new Endpoint(method, document, Set.of("ticket", "administrator", "participant")));
            all.add(new Endpoint(
                    method, "/meetings/{id}/download-package", Set.of("ticket", "administrator", "participant")));
            all.add(new Endpoint(
                    method, "/meetings/{id}/package.meta4", Set.of("ticket", "administrator", "participant")));
            all.add(new Endpoint(method, "/sync/packages/{digest}", Set.of("node", "administrator")));
        }
        return all;
    }

    private static List<Setting> declaredIn(String... packages) {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(packages).stream()
                        .filter(type -> type.getSimpleName().endsWith("Settings"))
                        .map(JavaClass::reflect)
                        .forEach(type -> readAll(type, reader));
        return reader.declared();
    }

    private static void readAll(Class<?> type, SettingsReader reader) {
        try {
            Method from = type.getDeclaredMethod("from", SettingsReader.class);
            from.setAccessible(true);
            from.invoke(null, reader);
        } catch (InvocationTargetException e) {
            // Settings without which nothing goes are refused after they were declared.
            assertThat(e).hasCauseInstanceOf(SettingsRefused.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no method from(SettingsReader)", e);
        }
    }

    private static List<String> row(Setting setting) {
        return List.of(
                setting.name(),
                SettingsReader.environmentName(setting.name()),
                setting.kind(),
                setting.fallback().isEmpty() ? "–" : setting.fallback(),
                setting.meaning());
    }
}
