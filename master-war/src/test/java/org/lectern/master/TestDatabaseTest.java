package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {
    @Test
    void testUnit_knowsEveryEntityOfTheMaster() {
        Set<String> entities = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.lectern.master").stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        try (EntityManager opened = TestDatabase.H2.open()) {
            assertThat(opened.getMetamodel().getEntities())
                    .extracting(entity -> entity.getJavaType().getName())
                    .containsExactlyInAnyOrderElementsOf(entities);
        }
    }
}
