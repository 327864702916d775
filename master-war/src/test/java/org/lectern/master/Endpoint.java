package org.lectern.master;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of the API.
 *
 * @param path below {@code api/v1}, without the patterns of its parameters
 * @param roles who may call it, as the documents name them
 */
record Endpoint(String method, String path, Set<String> roles) implements Comparable<Endpoint> {
    Endpoint {
        roles = new TreeSet<>(roles);
    }

    /** The operations of the resources in a package and below, as their annotations say. */
    static Set<Endpoint> ofResourcesIn(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(rootPackage).stream()
                        .map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(method -> of(method).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Endpoint> of(Method method) {
        Class<?> type = method.getDeclaringClass();
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(http -> new Endpoint(http.value(), path(type) + path(method), roles(method, type)))
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    private static Set<String> roles(AnnotatedElement... fromNearest) {
        for (AnnotatedElement element : fromNearest) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation instanceof RolesAllowed allowed) {
                    return Set.of(allowed.value());
                }
                if (annotation instanceof PermitAll) {
                    return Set.of("anyone");
                }
            }
        }
        return Set.of("undeclared");
    }

    @Override
    public int compareTo(Endpoint other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return path + " " + method + " " + String.join(", ", roles);
    }
}
