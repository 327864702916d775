package org.lectern.content;

/**
 * A document that goes into a package.
 *
 * @param path where it lies in the package
 * @param content its bytes
 */
public record PackageDocument(DocumentPath path, DeclaredContent content) {}
