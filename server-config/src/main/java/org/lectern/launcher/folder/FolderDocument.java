package org.lectern.launcher.folder;

import java.nio.file.Path;
import org.lectern.content.DocumentPath;

/**
 * A file that becomes a document.
 *
 * @param file where it lies
 * @param path what it is called in the meeting
 * @param size in bytes
 */
public record FolderDocument(Path file, DocumentPath path, long size) {}
