package org.lectern.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

/** Holds the pages of {@code server-config/docs} against the node's code. */
final class DocumentationTest {
    /** The resource that there is, and the filters in front of it. */
    private static final List<List<String>> ENDPOINTS = List.of(
            List.of("GET", "/health", "anyone"),
            List.of("GET", "/meetings/{id}/download-package", "ticket"),
            List.of("HEAD", "/meetings/{id}/download-package", "ticket"),
            List.of("GET", "/meetings/{id}/documents/{path}", "ticket"),
            List.of("HEAD", "/meetings/{id}/documents/{path}", "ticket"),
            List.of("GET", "/sync/packages/{digest}", "pass"),
            List.of("HEAD", "/sync/packages/{digest}", "pass"),
            List.of("GET", "/sync/packages/{digest}/chunks", "pass"));

    @Test
    void resources_areHealthAlone() {
        List<Class<?>> resources = classesIn("org.lectern.node")
                .filter(type -> type.isAnnotationPresent(Path.class))
                .toList();
        assertThat(resources).singleElement().satisfies(resource -> {
            assertThat(resource.getAnnotation(Path.class).value()).isEqualTo("health");
            assertThat(resource).hasAnnotation(PermitAll.class);
            assertThat(operations(resource))
                    .singleElement()
                    .satisfies(method -> assertThat(method).matches(health -> health.isAnnotationPresent(GET.class)));
        });
    }

    @Test
    void endpointsPage_namesEveryEndpointAndItsRoles() {
        MarkdownPage node = MarkdownPage.read("endpoints.md").section("Node");
        assertThat(node.rows().stream().map(row -> row.subList(0, 3))).containsExactlyElementsOf(ENDPOINTS);
        assertThat(node.headings())
                .containsExactlyElementsOf(ENDPOINTS.stream()
                        .map(endpoint -> endpoint.get(0) + " " + endpoint.get(1))
                        .toList());
    }

    @Test
    void settingsPage_saysWhatTheCodeDeclares() {
        assertThat(MarkdownPage.read("settings.md").section("Node").rows()).containsExactlyElementsOf(declared());
    }

    private static List<List<String>> declared() {
        return classesIn("org.lectern.node", "org.lectern.delivery", "org.lectern.cors", "org.lectern.network")
                .filter(type -> type.getSimpleName().endsWith("Settings"))
                .flatMap(type -> declaredBy(type).stream())
                .map(DocumentationTest::row)
                .distinct()
                .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
                .toList();
    }

    private static List<Setting> declaredBy(Class<?> type) {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
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
        return reader.declared();
    }

    private static List<String> row(Setting setting) {
        return List.of(
                setting.name(),
                SettingsReader.environmentName(setting.name()),
                setting.kind(),
                setting.fallback().isEmpty() ? "–" : setting.fallback(),
                setting.meaning());
    }

    private static List<Method> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class)))
                .toList();
    }

    private static Stream<Class<?>> classesIn(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(packages).stream()
                        .map(JavaClass::reflect);
    }
}
