package org.lectern.master.catalog;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What is set apart for nodes, so that people find theirs free. */
@Qualifier
@Retention(RUNTIME)
@Target({METHOD, PARAMETER})
@interface ForNodes {}
